namespace Marketplace.Notifications;

internal static class GermanWords
{
    public static readonly NotificationWords All = new(
        "de",
        IsRightToLeft: false,
        ["Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September", "Oktober", "November", "Dezember"],
        ',',
        new("{day}. {month} {year}, {time} Uhr ({zone})"),
        new("Guten Tag {name},"),
        new("Um keine Mails dieser Art mehr zu erhalten: {link}"),
        new("Möchten Sie keine Mails mehr wie die, die Sie hierher geführt hat?", "Keine solchen Mails mehr", "Erledigt. In Ihren Einstellungen können Sie sie wieder einschalten."),
        NotificationText.Table(
            ("BookingRequested", "Jemand möchte buchen", "„{title}“ wird für den {at} gewünscht, für {amount}. Bitte sagen Sie zu oder ab."),
            ("BookingConfirmed", "Ihre Buchung ist bestätigt", "„{title}“ am {at} ist bestätigt."),
            ("BookingDeclined", "Ihre Buchung wurde abgelehnt", "„{title}“ am {at} wurde abgelehnt. Sie zahlen nichts."),
            ("BookingCancelled", "Eine Buchung wurde storniert", "„{title}“ am {at} ist storniert. In der Buchung steht, was erstattet wird."),
            ("BookingChanged", "Eine Buchung wurde geändert", "„{title}“ wurde geändert: jetzt am {at}, für {amount}."),
            ("BookingReminder", "Ihre Buchung beginnt bald", "„{title}“ beginnt in {hours, plural, one {# Stunde} other {# Stunden}}, am {at}."),
            ("QuoteOffered", "Sie haben ein Angebot", "Ihnen wird „{title}“ für {amount} angeboten."),
            ("PaymentReceived", "Quittung über {amount}", "Wir haben am {at} Ihre Zahlung von {amount} für „{title}“ erhalten. Vielen Dank."),
            ("PaymentFailed", "Ihre Zahlung ist nicht angekommen", "Ihre Zahlung von {amount} für „{title}“ ist nicht angekommen. Sie können es noch einmal versuchen."),
            ("PaymentRefunded", "Sie erhalten {amount} zurück", "{amount}, die Sie für „{title}“ gezahlt haben, sind auf dem Weg zurück zu Ihnen."),
            ("RefundFailed", "Ihre Rückzahlung ist nicht angekommen", "{amount}, die Sie für „{title}“ zurückbekommen, haben Ihre Karte nicht erreicht. Wir sorgen dafür, dass Sie sie erhalten."),
            ("MessageReceived", "Sie haben eine Nachricht", "Es gibt eine Nachricht für Sie zu „{title}“."),
            ("ReviewReceived", "Sie wurden bewertet", "Sie wurden für „{title}“ bewertet. Alle können es lesen, sobald beide Seiten etwas gesagt haben oder es nicht mehr können."),
            ("ReviewPublished", "Eine Bewertung über Sie ist zu lesen", "Was die andere Seite über „{title}“ sagt, können jetzt alle lesen."),
            ("PayoutSent", "{amount} sind auf dem Weg zu Ihnen", "Wir haben {amount} an Ihre Bank gesendet. Sie sollten bis zum {at} dort sein."),
            ("PayoutFailed", "Eine Auszahlung von {amount} ist gescheitert", "Ihre Bank hat {amount} nicht angenommen. Bitte prüfen Sie das Bankkonto, auf das wir zahlen."),
            ("ComplaintOpened", "Ein Kunde beschwert sich", "Es gibt eine Beschwerde über „{title}“. Bitte antworten Sie darauf: Bis sie beendet ist, wird das Geld zurückgehalten."),
            ("ComplaintDecided", "Eine Beschwerde ist beendet", "Die Beschwerde über „{title}“ ist beendet. {amount} gehen an den Kunden zurück."),
            ("ModerationDecided", "Wir haben über eine Nachricht entschieden", "Eine Nachricht zu „{title}“ wurde gemeldet. Wir haben entschieden, was mit ihr geschieht. In der Meldung steht, was, warum und wie Sie widersprechen können."),
            ("WaitlistOffered", "Sie sind an der Reihe", "„{title}“ ist bis zum {at} für Sie reserviert. Zahlen Sie bis dahin, dann gehört es Ihnen."),
            ("AccountSecurity/Password", "Ihr Passwort wurde geändert", "Das Passwort Ihres Kontos wurde am {at} geändert. Wenn Sie das nicht waren, wählen Sie jetzt ein anderes und schreiben Sie uns."),
            ("AccountSecurity/BankAccount", "Ihre Auszahlungen gehen auf ein anderes Bankkonto", "Ab dem {at} gehen Ihre Auszahlungen auf das Bankkonto, das auf {last4} endet. Bis dahin wird nichts gezahlt. Wenn Sie das nicht waren, halten Sie Ihre Auszahlungen jetzt an, wählen Sie ein anderes Passwort und schreiben Sie uns.")));
}
