using Marketplace.Bookings;
using Marketplace.Payments;

namespace Marketplace.Invoices;

/// <summary>Who can stand on an invoice of one payment.</summary>
internal sealed record InvoiceSides(InvoiceParty Platform, InvoiceParty Provider, InvoiceParty Customer);

/// <summary>What is invoiced of money that was earned, and credited of money that goes back. A part that is nothing has no invoice.</summary>
internal static class InvoiceDrafts
{
    public static ImmutableArray<(Guid Id, InvoiceDocument Document)> Of(
        PaymentView payment, PaymentEarned earned, InvoiceSides sides, ImmutableArray<PriceLine> agreed) =>
        [.. Documents(payment, sides, earned.At, earned.Provider, earned.Commission, earned.CommissionTax, earned.CustomerFee)
            .Select(document => document.Kind is InvoiceKind.Service ? Itemised(document, agreed) : document)
            .Select(document => (InvoiceIds.Of(payment.Id, document.Kind), document))];

    public static ImmutableArray<(Guid Id, InvoiceDocument Document)> Of(PaymentView payment, PaymentReturnWanted back, InvoiceSides sides) =>
        [.. Documents(payment, sides, back.At, back.Provider, back.Commission, back.CommissionTax, back.CustomerFee)
            .Select(document => document with { Corrects = InvoiceIds.Of(payment.Id, document.Kind), Reason = back.Reason })
            .Select(document => (InvoiceIds.OfCreditNote(back.RefundIntent, document.Kind), document))];

    private static IEnumerable<InvoiceDocument> Documents(
        PaymentView payment, InvoiceSides sides, DateTimeOffset at, Money provider, Money commission, Money commissionTax, Money customerFee)
    {
        var none = Money.Zero(payment.Amount.Currency);
        InvoiceDocument[] all =
        [
            // The provider sells for the whole price, and buys the platform's part in it.
            Document(InvoiceKind.Service, payment.ProviderId, sides.Provider, payment.CustomerId, sides.Customer, payment.Title, provider + commission + commissionTax, none),
            Document(InvoiceKind.CustomerFee, InvoiceIds.Platform, sides.Platform, payment.CustomerId, sides.Customer, "Service fee", customerFee, none),
            Document(InvoiceKind.Commission, InvoiceIds.Platform, sides.Platform, payment.ProviderId, sides.Provider, "Commission", commission, commissionTax),
        ];
        return all.Where(document => document.Total().IsPositive);

        InvoiceDocument Document(
            InvoiceKind kind, Guid issuerId, InvoiceParty issuer, Guid recipientId, InvoiceParty recipient, string label, Money net, Money tax) =>
            new(kind, issuerId, issuer, recipientId, recipient, payment.BookingId, payment.Id, payment.Title,
                [new InvoiceLine(label, 1, net, net, tax)], net, tax, at, payment.TimeZone);
    }

    /// <summary>With the lines that were agreed, where they are what was earned: a part of the price is one line.</summary>
    private static InvoiceDocument Itemised(InvoiceDocument document, ImmutableArray<PriceLine> agreed)
    {
        ImmutableArray<InvoiceLine> lines =
        [
            .. from line in agreed
               where line.PaidBy is PriceParty.Customer && line.ReceivedBy is PriceParty.Provider
               select new InvoiceLine(line.Label, line.Quantity, line.UnitPrice, line.Amount, Money.Zero(line.Amount.Currency)),
        ];
        return !lines.IsEmpty && lines.Sum(line => line.Net.Amount) == document.Net.Amount ? document with { Lines = lines } : document;
    }
}
