using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using NodaTime;

namespace Marketplace.Invoices;

/// <summary>An invoice as a page that browsers print well. What people wrote decides its own direction, whatever that of the form is.</summary>
internal static class InvoicePage
{
    private const string Style =
        """
        body { font: 15px/1.5 system-ui, sans-serif; max-width: 46rem; margin: 3rem auto; padding: 0 1rem; color: #111 }
        h1 { font-size: 1.5rem; margin: 0 } header, section { display: flex; justify-content: space-between; gap: 2rem; margin-bottom: 2rem }
        section > div { flex: 1 } h2 { font-size: .85rem; margin: 0; color: #555; font-weight: 500 }
        table { width: 100%; border-collapse: collapse } th, td { padding: .4rem .5rem; text-align: start; border-bottom: 1px solid #ddd }
        .n { text-align: end; white-space: nowrap; font-variant-numeric: tabular-nums } tfoot td { border: 0 } .sum td { font-weight: 700; border-top: 2px solid #111 }
        @page { size: A4; margin: 18mm } @media print { body { margin: 0; max-width: none; padding: 0 } }
        """;

    /// <summary>Every script stays readable in the source; what HTML reads as its own is encoded.</summary>
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    /// <param name="invoice">One that has its number.</param>
    /// <param name="words">Of the form.</param>
    public static string Of(InvoiceBody invoice, InvoiceWords words)
    {
        var (kind, number) = (invoice.Corrects is null ? words.Invoice : words.CreditNote, invoice.Number!);
        var page = new StringBuilder();
        page.Append(CultureInfo.InvariantCulture, $"<!doctype html>\n<html lang=\"{words.Language}\" dir=\"{words.Direction}\">\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width\">\n");
        page.Append(CultureInfo.InvariantCulture, $"<title>{Text(kind)} {number}</title>\n<style>{Style}</style>\n<body>\n");
        page.Append(CultureInfo.InvariantCulture, $"<header><h1>{Text(kind)} {Ltr(number)}</h1><div>{Text(words.Issued)}: {Day(invoice.IssuedAt!.Value)}<br>{Text(words.Supplied)}: {Day(invoice.EarnedAt)}</div></header>\n");
        page.Append(CultureInfo.InvariantCulture, $"<section>{Party(words.From, invoice.Issuer)}{Party(words.To, invoice.Recipient)}</section>\n");
        page.Append(CultureInfo.InvariantCulture, $"<table>\n<thead><tr><th>{Text(words.Description)}<th class=\"n\">{Text(words.Quantity)}<th class=\"n\">{Text(words.UnitPrice)}<th class=\"n\">{Text(words.Net)}<th class=\"n\">{Text(words.Tax)}</tr></thead>\n<tbody>\n");
        foreach (var line in invoice.Lines)
        {
            page.Append(CultureInfo.InvariantCulture, $"<tr><td><bdi>{Text(line.Label)}</bdi><td class=\"n\">{Ltr(line.Quantity.ToString(CultureInfo.InvariantCulture))}<td class=\"n\">{Ltr(line.UnitPrice.InUnits())}<td class=\"n\">{Ltr(line.Net.InUnits())}<td class=\"n\">{Ltr(line.Tax.InUnits())}</tr>\n");
        }

        page.Append("</tbody>\n<tfoot>\n");
        Sum(words.Net, invoice.Net);
        foreach (var (rate, tax) in InvoiceTaxes.Of(invoice.Lines, invoice.Tax))
        {
            Row(rate is null ? Text(words.Tax) : $"{Text(words.Tax)} {Ltr(rate)}", tax);
        }

        Sum(words.Total, invoice.Total, "sum");
        if (invoice.Coupon is { } coupon)
        {
            Sum(words.Coupon, coupon);
            Sum(words.Paying, invoice.Total - coupon);
        }

        if (invoice.ByHand is { Paid: { IsPositive: true } paid })
        {
            Sum(words.Paid, paid);
        }

        if (invoice.Credited.IsPositive)
        {
            Sum(words.Credited, invoice.Credited);
        }

        page.Append("</tfoot>\n</table>\n<p>");
        page.Append(CultureInfo.InvariantCulture, $"<bdi>{Text(invoice.Title)}</bdi>");
        if (invoice.BookingId is { } booking)
        {
            page.Append(CultureInfo.InvariantCulture, $" · {Text(words.Booking)} {Ltr(booking.ToString())}");
        }

        if (invoice.CorrectsNumber is { } corrected)
        {
            Note(words.Corrects, Ltr(corrected));
        }
        else
        {
            Note(invoice.DueAt is null ? words.Paid : words.Due, Day(invoice.DueAt ?? invoice.EarnedAt));
        }

        if (invoice.Reason is { } reason)
        {
            Note(words.Reason, $"<bdi>{Text(reason)}</bdi>");
        }

        if (invoice.Notes is { } notes)
        {
            Note(words.Notes, $"<bdi>{Text(notes)}</bdi>");
        }

        return page.Append("</p>\n</body>\n</html>\n").ToString();

        void Sum(string label, Money amount, string style = "") => Row(Text(label), amount, style);

        void Row(string label, Money amount, string style = "") =>
            page.Append(CultureInfo.InvariantCulture, $"<tr class=\"{style}\"><td colspan=\"4\" class=\"n\">{label}<td class=\"n\">{Ltr(amount.ToString())}</tr>\n");

        void Note(string label, string value) => page.Append(CultureInfo.InvariantCulture, $"<br>{Text(label)}: {value}");

        string Day(DateTimeOffset at) => Ltr(Instant.FromDateTimeOffset(at).InZone(DateTimeZoneProviders.Tzdb[invoice.TimeZone]).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));

        string Party(string role, InvoiceParty party)
        {
            var lines = party.Address.Append(party.Country).Append(party.TaxNumber is { } number ? $"{words.TaxNumber}: {number}" : null).Where(line => line is not null);
            return $"<div><h2>{Text(role)}</h2><bdi>{Text(party.Name)}</bdi>{string.Concat(lines.Select(line => $"<br><bdi>{Text(line!)}</bdi>"))}</div>";
        }
    }

    private static string Text(string words) => Encoder.Encode(words);

    /// <summary>Numbers and ids read from the left in every language.</summary>
    private static string Ltr(string text) => $"<bdo dir=\"ltr\">{Text(text)}</bdo>";
}
