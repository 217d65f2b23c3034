using System.Globalization;
using Marketplace.Documents;
using NodaTime;

namespace Marketplace.Invoices;

/// <summary>
/// An invoice or a credit note as a file to keep. It says what was issued and nothing that came later, so it is the same file whenever it
/// is asked for; what is paid or given back since then is said by the documents that say so.
/// </summary>
internal static class InvoicePdf
{
    private const double Half = PdfSheet.Width / 2;

    private static readonly TextStyle Title = new(TextFont.Bold, 17);
    private static readonly TextStyle Plain = new(TextFont.Regular, 9.5);
    private static readonly TextStyle Strong = new(TextFont.Bold, 9.5);
    private static readonly TextStyle Quiet = new(TextFont.Regular, 8, Shade: 0.35);

    private static readonly Column First = new(0, Half - 12);
    private static readonly Column Second = new(Half, PdfSheet.Width);
    private static readonly Column Whole = new(0, PdfSheet.Width);

    /// <summary>What is sold, and four columns of numbers: eleven digits fit.</summary>
    private static readonly Column[] Table = [new(0, 196), new(200, 240, AtEnd: true), new(244, 328, AtEnd: true), new(332, 416, AtEnd: true), new(420, PdfSheet.Width, AtEnd: true)];

    private static readonly (Column Label, Column Amount) Sums = (new(160, 356, AtEnd: true), new(360, PdfSheet.Width, AtEnd: true));

    /// <param name="invoice">Or credit note.</param>
    /// <param name="words">Of the form.</param>
    public static byte[] Of(IssuedInvoice invoice, InvoiceWords words)
    {
        var (said, issued) = (invoice.View.Document, invoice.View.IssuedAt!.Value);
        var zone = DateTimeZoneProviders.Tzdb[said.TimeZone];
        var kind = said.Corrects is null ? words.Invoice : words.CreditNote;
        var name = $"{kind} {Ltr(invoice.Number)}";
        var sheet = new PdfSheet(words.Direction is "rtl");

        sheet.Row(new Cell(Whole, name, Title));
        sheet.Space(4);
        sheet.Row(new Cell(First, Labelled(words.Issued, Day(issued)), Plain), new Cell(Second, Labelled(words.Supplied, Day(said.EarnedAt)), Plain));
        sheet.Space(18);
        Parties();
        sheet.Space(18);
        Lines();
        Totals();
        sheet.Space(18);
        Note(said.BookingId == Guid.Empty ? Own(said.Title) : $"{Own(said.Title)} · {words.Booking} {Ltr(said.BookingId.ToString())}");
        Note(invoice.CorrectsNumber is { } corrects ? Labelled(words.Corrects, Ltr(corrects))
            : said.DueAt is { } due ? Labelled(words.Due, Day(due))
            : Labelled(words.Paid, Day(said.EarnedAt)));
        if (said.Reason is { } reason)
        {
            Note(Labelled(words.Reason, Own(reason)));
        }

        if (said.Notes is { } notes)
        {
            Note(Labelled(words.Notes, Own(notes)));
        }

        return sheet.Save(new PdfAbout($"{kind} {invoice.Number}", said.Issuer.Name, words.Language, issued), $"{Own(said.Issuer.Name)} · {name}", Quiet);

        void Parties()
        {
            var (from, to) = (Party(said.Issuer), Party(said.Recipient));
            sheet.Row(new Cell(First, words.From, Quiet), new Cell(Second, words.To, Quiet));
            for (var i = 0; i < Math.Max(from.Length, to.Length); i++)
            {
                var style = i == 0 ? Strong : Plain;
                sheet.Row(new Cell(First, from.ElementAtOrDefault(i) ?? string.Empty, style), new Cell(Second, to.ElementAtOrDefault(i) ?? string.Empty, style));
            }
        }

        string[] Party(InvoiceParty party) =>
        [
            Own(party.Name),
            .. party.Address.Select(Own),
            .. party.Country is { } country ? [Ltr(country)] : Array.Empty<string>(),
            .. party.TaxNumber is { } number ? [Labelled(words.TaxNumber, Ltr(number))] : Array.Empty<string>(),
        ];

        void Lines()
        {
            sheet.Heading = TableRow(Quiet, words.Description, words.Quantity, words.UnitPrice, words.Net, words.Tax);
            sheet.Row(sheet.Heading);
            sheet.Rule(0.5, 0.6);
            foreach (var line in said.Lines)
            {
                sheet.Row(TableRow(
                    Plain,
                    Own(line.Label),
                    Ltr(line.Quantity.ToString(CultureInfo.InvariantCulture)),
                    Ltr(line.UnitPrice.InUnits()),
                    Ltr(line.Net.InUnits()),
                    Ltr(line.Tax.InUnits())));
            }

            sheet.Rule(0.5, 0.6);
            sheet.Heading = [];
        }

        void Totals()
        {
            Sum(words.Net, said.Net, Plain);
            foreach (var (rate, tax) in InvoiceTaxes.Of(said.Lines, said.Tax))
            {
                Sum(rate is null ? words.Tax : $"{words.Tax} {Ltr(rate)}", tax, Plain);
            }

            Sum(words.Total, said.Total(), Strong);
            if (said.Coupon is { } coupon)
            {
                Sum(words.Coupon, coupon, Plain);
                Sum(words.Paying, said.Total() - coupon, Plain);
            }
        }

        void Sum(string label, Money amount, TextStyle style) =>
            sheet.Row(new Cell(Sums.Label, label, style), new Cell(Sums.Amount, Ltr(amount.ToString()), style));

        void Note(string text) => sheet.Row(new Cell(Whole, text, Plain));

        string Day(DateTimeOffset at) => Ltr(Instant.FromDateTimeOffset(at).InZone(zone).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
    }

    private static ImmutableArray<Cell> TableRow(TextStyle style, params string[] texts) => [.. texts.Zip(Table, (text, column) => new Cell(column, text, style))];

    private static string Labelled(string label, string value) => $"{label}: {value}";

    private static string Own(string text) => TextParagraph.Own(text);

    private static string Ltr(string text) => TextParagraph.LeftToRight(text);
}
