using System.Globalization;
using System.Text;

namespace Marketplace.Conversations;

/// <summary>
/// Messages that say how to reach somebody, disguised as people disguise it, and messages that do not although they are full of
/// digits, dots and names. Drawn by seed from what people write in several languages.
/// </summary>
internal sealed class ContactCorpus(int seed)
{
    private static readonly string[] Mailboxes = ["gmail.com", "yahoo.com", "hotmail.com", "outlook.de", "icloud.com", "proton.me", "web.de", "mail.ru", "pianoschule-adler.de", "ada.io"];

    private static readonly string[] Sites = ["pianoada.com", "www.adler-klavier.de", "https://calendly.com/ada/60min", "bit.ly/3xYz", "ada-lessons.net", "t.me/pianoada", "wa.me/9647501234567", "linktr.ee/ada.io"];

    private static readonly string[] Names = ["ada.miller", "piano_ada", "adler1987", "ada-m", "the.real.ada", "klavier4you"];

    private static readonly (string Language, string[] Words)[] DigitWords =
    [
        ("en", ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"]),
        ("de", ["null", "eins", "zwei", "drei", "vier", "fünf", "sechs", "sieben", "acht", "neun"]),
        ("fr", ["zéro", "un", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf"]),
        ("es", ["cero", "uno", "dos", "tres", "cuatro", "cinco", "seis", "siete", "ocho", "nueve"]),
        ("tr", ["sıfır", "bir", "iki", "üç", "dört", "beş", "altı", "yedi", "sekiz", "dokuz"]),
        ("ar", ["صفر", "واحد", "اثنين", "ثلاثة", "أربعة", "خمسة", "ستة", "سبعة", "ثمانية", "تسعة"]),
        ("ckb", ["سفر", "یەک", "دوو", "سێ", "چوار", "پێنج", "شەش", "حەوت", "هەشت", "نۆ"]),
        ("ru", ["ноль", "один", "два", "три", "четыре", "пять", "шесть", "семь", "восемь", "девять"]),
    ];

    private static readonly string[] Around =
    [
        "{0}", "Hi! {0}", "You can reach me here: {0}", "{0} thanks", "Let us sort it out without the fees, {0}", "Meld dich einfach: {0}", "Schreib mir, {0} LG",
        "appelle-moi {0} merci", "mi contacto es {0}, gracias", "bana ulaş: {0} tamam mı", "تواصل معي {0} شكرا", "پەیوەندیم پێوە بکە {0}", "пиши сюда {0}", "ok 👍 {0} 👍",
    ];

    private readonly Random chance = new(seed);

    /// <summary>A message that gives something away, and what that is.</summary>
    public (string Text, ContactKind Kind) Contact() => chance.Next(10) switch
    {
        < 5 => (Wrapped(Phone()), ContactKind.Phone),
        < 7 => (Wrapped(Mail()), ContactKind.Mail),
        < 8 => (Wrapped(Site()), ContactKind.Link),
        _ => (Wrapped(Handle()), ContactKind.Handle),
    };

    /// <summary>A message that gives nothing away.</summary>
    public string Innocent()
    {
        var day = new DateTime(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc).AddDays(chance.Next(900)).AddMinutes(15 * chance.Next(96));
        var end = day.AddMinutes(90);
        var price = chance.Next(15, 900);
        var text = Any(
            $"Does {day:yyyy-MM-dd} at {day:HH:mm} work for you?",
            $"Ich hätte am {day:dd.MM.yyyy} von {day:HH:mm} bis {end:HH:mm} Uhr Zeit.",
            $"{day:dd/MM/yyyy} {day:HH:mm} - {end:HH:mm}, or the day after?",
            $"The range {day:dd.MM.yyyy} - {day.AddDays(6):dd.MM.yyyy} is fine.",
            $"It is {price}.00 EUR for {chance.Next(2, 9)} people, {price * 3}.50 for the series.",
            $"That would be {price},000 IQD, or {price * 10},500,000 for the year.",
            $"Das macht {chance.Next(1, 9)}.{chance.Next(100, 999)}.000 IQD insgesamt.",
            $"Prix: {price} 000 € pour les {chance.Next(10, 99)} heures.",
            $"My booking number is {chance.Next(10_000_000, 99_999_999)}, order {chance.NextInt64(1_000_000_000, 9_999_999_999)}.",
            $"Rechnung {chance.Next(2020, 2027)}-{chance.Next(100000, 999999)} ist bezahlt.",
            $"Room {chance.Next(100, 999)}, floor {chance.Next(1, 20)}, {chance.Next(1, 120)} Main Street, {chance.Next(10000, 99999)} Berlin",
            $"I need {chance.Next(1, 9)} hours on Monday, {chance.Next(1, 9)} on Tuesday and {chance.Next(1, 9)} on Friday.",
            $"The flat has {chance.Next(40, 220)} m2, {chance.Next(1, 6)} rooms, built in {chance.Next(1900, 2026)}-{chance.Next(1900, 2026)}.",
            $"We practise bars {chance.Next(1, 40)}-{chance.Next(41, 90)}, tempo {chance.Next(60, 180)}, op. {chance.Next(1, 140)} no. {chance.Next(1, 12)}.",
            $"One, two, three, four: then the left hand comes in on {chance.Next(2, 8)}.",
            $"The id is {Guid.NewGuid().ToString().Replace('-', Any('-', ' '))[..8]}-4f89-11d3-9a0c-{chance.Next(100000, 999999)}abcdef.",
            $"We meet at {chance.Next(1, 12)} at the studio. Come early please.",
            "Do you take PayPal, or only cards?",
            "I saw it on Instagram and liked it a lot.",
            "My phone is broken, I shall be late.",
            $"I will call when I am there, in about {chance.Next(5, 60)} minutes.",
            $"The iPhone {chance.Next(11, 17)} has {64 << chance.Next(4)} GB, the screen is broken since {day:yyyy}.",
            $"Sizes {chance.Next(34, 38)}, {chance.Next(39, 42)}, {chance.Next(43, 46)} are left.",
            "Can you do 2 or 3 sessions a week? It is for me and my sister.",
            $"At home or at the studio, whatever you like. I have {chance.Next(2, 60)} photos.",
            $"Das Stück hat {chance.Next(100, 900)} Takte; bitte bei Takt {chance.Next(10, 99)} anfangen.",
            $"عندي وقت يوم {day.Day} الساعة {chance.Next(1, 12)}، والسعر {price} ألف دينار.",
            $"كاتژمێر {chance.Next(1, 12)} باشە بۆ من، نرخەکەی {price},000 دینارە.",
            $"Saat {day:HH:mm} uygun mu? Toplam {price} TL, {chance.Next(2, 9)} kişi.",
            $"Мне удобно {day:dd.MM.yyyy} в {day:HH:mm}, цена {price} 000 руб.",
            $"¿Puedes el {day:dd/MM} a las {day:HH:mm}? Somos {chance.Next(2, 9)} personas.",
            $"Je suis libre le {day:dd/MM/yyyy} de {day:HH} h à {end:HH} h.",
            $"The place is at {36 + chance.NextDouble():F6}, {44 + chance.NextDouble():F6} on the map.",
            $"Between {day:HH:mm} and {end:HH:mm}, every {chance.Next(2, 5)} weeks until {day.AddYears(1):MMMM yyyy}.",
            $"Model HP-{chance.Next(1000, 9999)}X, serial {chance.NextInt64(100_000_000, 999_999_999)}, bought in {day:MM/yyyy}.",
            $"Great... thanks! See you then; it was fun.No problem.{Any("Me", "It", "So", "At")} too.",
            $"Mix {chance.Next(1, 4)}:{chance.Next(1, 9)}, then {chance.Next(100, 999)} g flour, {chance.Next(100, 999)} ml milk, {chance.Next(10, 99)} g sugar.",
            $"Flight LH{chance.Next(1000, 9999)} lands {day:HH:mm}, gate {Any("A", "B")}{chance.Next(1, 60)}, seat {chance.Next(1, 40)}C.",
            $"10/10, {chance.Next(90, 100)} % would come again, 5 of 5 stars.",
            $"The scale goes 1 2 3 4 5 4 3 2 1, {chance.Next(2, 9)} times.");
        return text;
    }

    private string Wrapped(string contact) => string.Format(CultureInfo.InvariantCulture, Any(Around), contact);

    private string Phone()
    {
        var number = Any("+9647", "07", "+49151", "0176", "004479", "+9053", "06", "+790", "+1415") + Digits(7 + chance.Next(2));
        return chance.Next(12) switch
        {
            0 => number,
            1 => Grouped(number, Any(" ", "-", ".", "/", " - ", " . ")),
            2 => string.Join(Any(" ", "-", ".", "  ", " / ", "_", "*", "•"), number.Select(digit => digit.ToString())),
            3 => Spelled(number, every: 1),
            4 => Spelled(number, every: 2),
            5 => Shifted(number, 0x0660),
            6 => Shifted(number, 0x06F0),
            7 => Shifted(number, 0xFF10),
            8 => string.Concat(number.Select(digit => char.IsAsciiDigit(digit) ? $"{digit}\uFE0F\u20E3" : $"{digit}")),
            9 => number.Replace('0', 'o').Replace('1', 'l'),
            10 => string.Join("\u200B", number.Select(digit => digit.ToString())),
            _ => $"({number[..4]}) {Grouped(number[4..], Any(" ", "-"))}",
        };
    }

    private string Mail()
    {
        var (name, host) = (Any(Names), Any(Mailboxes));
        return chance.Next(9) switch
        {
            0 => $"{name}@{host}",
            1 => $"{name} @ {host}",
            2 => $"{name}(at){host.Replace(".", "(dot)", StringComparison.Ordinal)}",
            3 => $"{name} [at] {host.Replace(".", " [dot] ", StringComparison.Ordinal)}",
            4 => $"{name} at {host.Replace(".", " dot ", StringComparison.Ordinal)}",
            5 => $"{name} ät {host.Replace(".", " punkt ", StringComparison.Ordinal)}",
            6 => $"{name} arroba {host.Replace(".", " punto ", StringComparison.Ordinal)}",
            7 => string.Join(' ', $"{name}@{host}".Select(letter => letter.ToString())),
            _ => $"{name}@{host}".Replace('a', 'а').Replace('o', 'о'),
        };
    }

    private string Site()
    {
        var site = Any(Sites);
        return chance.Next(4) switch
        {
            0 => site.Replace(".", " dot ", StringComparison.Ordinal),
            1 => site.Replace(".", "[.]", StringComparison.Ordinal),
            2 => site.ToUpperInvariant(),
            _ => site,
        };
    }

    private string Handle()
    {
        var name = Any("piano_ada", "ada.miller", "adler1987", "klavier4you");
        return Any(
            $"my insta is {name}", $"instagram: {name}", $"telegram @{name}", $"IG {name}", $"find me on snap: {name}", $"Telegram ist {name}", $"whatsapp: {name}",
            $"@{name}", $"paypal {name}", $"venmo: @{name}", $"cashapp ${name.Replace(".", string.Empty, StringComparison.Ordinal)}", $"انستغرام {name}", $"телеграм {name}", $"sígueme en instagram: {name}", $"discord: {name}");
    }

    private string Digits(int count)
    {
        var digits = new StringBuilder();
        for (var index = 0; index < count; index++)
        {
            digits.Append(chance.Next(10));
        }

        return digits.ToString();
    }

    private string Grouped(string number, string between)
    {
        var groups = new List<string>();
        for (var at = 0; at < number.Length;)
        {
            var length = Math.Min(number.Length - at, at == 0 ? 4 : chance.Next(2, 4));
            groups.Add(number.Substring(at, length));
            at += length;
        }

        return string.Join(between, groups);
    }

    private string Spelled(string number, int every)
    {
        var words = Any(DigitWords).Words;
        return string.Join(' ', number.TrimStart('+').Select((digit, index) => index % every == 0 ? words[digit - '0'] : digit.ToString()));
    }

    private static string Shifted(string number, int zero) =>
        string.Concat(number.Select(digit => char.IsAsciiDigit(digit) ? ((char)(zero + digit - '0')).ToString() : digit.ToString()));

    private T Any<T>(params T[] choices) => choices[chance.Next(choices.Length)];
}
