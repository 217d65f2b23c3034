using System.Globalization;

namespace Marketplace.Invoices;

internal static class InvoiceNames
{
    /// <summary>As it stands on paper: the platform's series cannot be taken for a provider's.</summary>
    public static string Number(Guid issuerId, long number) =>
        string.Create(CultureInfo.InvariantCulture, $"{(issuerId == InvoiceIds.Platform ? "MP" : "INV")}-{number:D6}");

    public static string Number(InvoiceView view) => Number(view.Document.IssuerId, view.Number!.Value);

    public static string Type(Guid? corrects) => corrects is null ? "invoice" : "credit_note";
}
