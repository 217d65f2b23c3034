using System.Globalization;
using Marketplace.Identity;
using Marketplace.Invoices;
using NodaTime;

namespace Marketplace.Notifications;

/// <summary>The texts of mails about invoices, in the languages that invoices are written in. The last line names what each is about.</summary>
internal static class InvoiceMails
{
    private const string Arabic = "ar";

    public static Mail Invoice(AccountContact person, IssuedInvoice invoice, string language)
    {
        var (said, number) = (invoice.View.Document, invoice.Number);
        var (issuer, total, title) = (said.Issuer.Name, said.Total(), said.Title);
        var (subject, text) = (language, invoice.CorrectsNumber) switch
        {
            (Arabic, null) when said.DueAt is { } due => (
                $"فاتورة {number}",
                $"أصدر {issuer} إليك الفاتورة {number} بمبلغ {total} عن «{title}». تجدها مرفقة. يرجى دفعها إلى {issuer} حتى {Day(due, said.TimeZone)}."),
            (_, null) when said.DueAt is { } due => (
                $"Invoice {number}",
                $"{issuer} has issued invoice {number} of {total} to you for \"{title}\". It is attached. Please pay it to {issuer} by {Day(due, said.TimeZone)}."),
            (Arabic, { } corrects) => (
                $"إشعار دائن {number}",
                $"أصدر {issuer} إليك الإشعار الدائن {number} بمبلغ {total} عن «{title}»، تصحيحاً للفاتورة {corrects}. تجده مرفقاً."),
            (Arabic, null) => (
                $"فاتورة {number}",
                $"أصدر {issuer} إليك الفاتورة {number} بمبلغ {total} عن «{title}». تجدها مرفقة، وقد دُفعت."),
            (_, { } corrects) => (
                $"Credit note {number}",
                $"{issuer} has issued credit note {number} of {total} to you for \"{title}\". It corrects invoice {corrects} and is attached."),
            _ => (
                $"Invoice {number}",
                $"{issuer} has issued invoice {number} of {total} to you for \"{title}\". It is attached, and it is paid."),
        };
        return new Mail(person.Email, subject, $"{Hello(person, language)}\n\n{text}\n\nInvoice {invoice.View.Id}");
    }

    /// <param name="person">Who owes it.</param>
    /// <param name="invoice">By hand, and overdue.</param>
    /// <param name="left">What is still to be paid.</param>
    /// <param name="language">Of the words.</param>
    public static Mail Reminder(AccountContact person, IssuedInvoice invoice, Money left, string language)
    {
        var (said, number) = (invoice.View.Document, invoice.Number);
        var (issuer, day) = (said.Issuer.Name, Day(said.DueAt!.Value, said.TimeZone));
        var (subject, text) = language is Arabic
            ? ($"تذكير بالفاتورة {number}", $"كان موعد دفع الفاتورة {number} من {issuer} عن «{said.Title}» في {day}، وما زال منها {left} لم يُدفع. تجدها مرفقة.")
            : ($"Reminder of invoice {number}", $"Invoice {number} of {issuer} for \"{said.Title}\" was due on {day}, and {left} of it is still to be paid. It is attached.");
        return new Mail(person.Email, subject, $"{Hello(person, language)}\n\n{text}\n\nInvoice {invoice.View.Id}");
    }

    private static string Day(DateTimeOffset at, string zone) =>
        Instant.FromDateTimeOffset(at).InZone(DateTimeZoneProviders.Tzdb[zone]).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Hello(AccountContact person, string language) => language is Arabic ? $"مرحباً {person.FirstName}،" : $"Hello {person.FirstName},";
}
