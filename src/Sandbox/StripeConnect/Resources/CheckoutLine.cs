using System.Globalization;
using System.Text.Json.Nodes;

namespace Marketplace.Sandbox;

/// <summary>One thing that a hosted page sells, priced in the request.</summary>
internal sealed record CheckoutLine(string Name, string Currency, long UnitAmount, long Quantity)
{
    /// <summary>Stripe's own limit.</summary>
    private const int MostLines = 100;

    public static IReadOnlyList<CheckoutLine> Read(Parameters parameters)
    {
        var lines = new List<CheckoutLine>();
        while (parameters.Has(Prefix(lines.Count)))
        {
            lines.Add(Read(parameters, Prefix(lines.Count)));
        }

        return lines.Count switch
        {
            0 => throw Refused.Missing("line_items"),
            > MostLines => throw Refused.Invalid($"At most {MostLines} line items.", param: "line_items"),
            _ when lines.Exists(line => line.Currency != lines[0].Currency) =>
                throw Refused.Invalid("All line items must be in the same currency.", param: "line_items"),
            _ => lines,
        };
    }

    public JsonObject ToJson() => new() { ["name"] = Name, ["amount"] = UnitAmount * Quantity, ["quantity"] = Quantity };

    private static CheckoutLine Read(Parameters parameters, string prefix)
    {
        var price = prefix + "[price_data]";
        parameters.Ignore(price + "[product_data][description]", price + "[product_data][images]", price + "[product_data][metadata]");
        return new CheckoutLine(
            parameters.RequiredText(price + "[product_data][name]"),
            parameters.RequiredCurrency(price + "[currency]"),
            parameters.RequiredAmount(price + "[unit_amount]"),
            parameters.Amount(prefix + "[quantity]") ?? throw Refused.Missing(prefix + "[quantity]"));
    }

    private static string Prefix(int index) => string.Create(CultureInfo.InvariantCulture, $"line_items[{index}]");
}
