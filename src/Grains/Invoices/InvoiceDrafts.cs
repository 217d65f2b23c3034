using Marketplace.Bookings;
using Marketplace.Listings;
using Marketplace.Payments;
using Marketplace.Providers;

namespace Marketplace.Invoices;

/// <summary>Who can stand on an invoice of one payment.</summary>
internal sealed record InvoiceSides(InvoiceParty Platform, InvoiceParty Provider, InvoiceParty Customer);

/// <summary>What is invoiced of money that was earned, and credited of money that goes back. A part that is nothing has no invoice.</summary>
internal static class InvoiceDrafts
{
    /// <summary>Banks give reasons of their own, which are between them and the marketplace.</summary>
    private const string TakenByBank = "The customer's bank took it back.";

    public static ImmutableArray<(Guid Id, InvoiceDocument Document)> Of(
        PaymentView payment, PaymentEarned earned, InvoiceSides sides, ImmutableArray<PriceLine> agreed) =>
        [.. Documents(payment, sides, earned.At, earned.Provider, earned.Commission, earned.CommissionTax, earned.CustomerFee, earned.Coupon, earned.Tax)
            .Select(document => document.Kind is InvoiceKind.Service ? Itemised(document, agreed) : document)
            .Select(document => (InvoiceIds.Of(payment.Id, document.Kind), document))];

    public static ImmutableArray<(Guid Id, InvoiceDocument Document)> Of(PaymentView payment, PaymentReturnWanted back, InvoiceSides sides) =>
        CreditNotes(payment, back.RefundIntent, back.Reason, Documents(payment, sides, back.At, back.Provider, back.Commission, back.CommissionTax, back.CustomerFee, back.Coupon, back.Tax));

    /// <summary>
    /// Of what a bank keeps, that which was taken of what was earned. A refund that it stands for has its notes already, or was never invoiced, and
    /// what the platform bears was sold all the same.
    /// </summary>
    public static ImmutableArray<(Guid Id, InvoiceDocument Document)> Of(PaymentView payment, PaymentChargebackSettled kept, InvoiceSides sides) =>
        CreditNotes(payment, kept.EntryId, TakenByBank, Documents(payment, sides, kept.At, kept.Provider, kept.Commission, kept.CommissionTax, kept.CustomerFee, kept.Coupon, kept.Tax));

    /// <param name="payment">Whose invoices they correct.</param>
    /// <param name="cause">What gave it back.</param>
    /// <param name="reason">Why, for people.</param>
    /// <param name="documents">How much of each.</param>
    private static ImmutableArray<(Guid Id, InvoiceDocument Document)> CreditNotes(
        PaymentView payment, Guid cause, string? reason, IEnumerable<InvoiceDocument> documents) =>
        [.. documents
            .Select(document => document with { Corrects = InvoiceIds.Of(payment.Id, document.Kind), Reason = reason })
            .Select(document => (InvoiceIds.OfCreditNote(cause, document.Kind), document))];

    /// <summary>As they declared it to the tax office; what their page says until then.</summary>
    public static InvoiceParty Provider(ProviderView provider)
    {
        if (provider.TaxDetails is { Address: var seat } declared)
        {
            return new InvoiceParty(declared.LegalName, Lines(seat.Street, Town(seat.Zip, seat.City)), seat.Country, declared.VatNumber);
        }

        var place = provider.Profile.Location;
        return new InvoiceParty(
            provider.Profile.BusinessName,
            Lines(place?.Address, Town(place?.Zip, place?.City), place?.State),
            place?.Country ?? provider.Profile.Country,
            TaxNumber: null);

        static string Town(string? zip, string? city) => string.Join(' ', new[] { zip, city }.Where(part => part is not null));

        static ImmutableArray<string> Lines(params ReadOnlySpan<string?> lines) =>
            [.. lines.ToArray().Where(line => !string.IsNullOrEmpty(line)).Select(line => line!)];
    }

    private static IEnumerable<InvoiceDocument> Documents(
        PaymentView payment, InvoiceSides sides, DateTimeOffset at, Money provider, Money commission, Money commissionTax, Money customerFee, Money? coupon, TaxPart? serviceTax)
    {
        var none = Money.Zero(payment.Amount.Currency);
        InvoiceDocument[] all =
        [
            Service() with { Coupon = coupon },
            Document(InvoiceKind.CustomerFee, InvoiceIds.Platform, sides.Platform, payment.CustomerId, sides.Customer, "Service fee", customerFee, none),
            Document(InvoiceKind.Commission, InvoiceIds.Platform, sides.Platform, payment.ProviderId, sides.Provider, "Commission", commission, commissionTax),
        ];
        return all.Where(document => document.Total().IsPositive);

        // The provider sells for the whole price, and buys the platform's part in it.
        InvoiceDocument Service()
        {
            var (gross, tax) = (provider + commission + commissionTax, serviceTax?.Amount ?? none);
            var issuer = serviceTax is null ? sides.Provider : sides.Provider with { TaxNumber = serviceTax.Registration };
            var document = Document(InvoiceKind.Service, payment.ProviderId, issuer, payment.CustomerId, sides.Customer, payment.Title, gross - tax, tax);
            return serviceTax is null ? document : document with { Lines = [document.Lines[0] with { TaxBasisPoints = serviceTax.BasisPoints }] };
        }

        InvoiceDocument Document(
            InvoiceKind kind, Guid issuerId, InvoiceParty issuer, Guid recipientId, InvoiceParty recipient, string label, Money net, Money tax) =>
            new(kind, issuerId, issuer, recipientId, recipient, payment.BookingId, payment.Id, payment.Title,
                [new InvoiceLine(label, 1, net, net, tax)], net, tax, at, payment.TimeZone);
    }

    /// <summary>With the lines that were agreed, where they are what was earned: a part of the price is one line.</summary>
    private static InvoiceDocument Itemised(InvoiceDocument document, ImmutableArray<PriceLine> agreed)
    {
        PriceLine[] priced = [.. PriceLines.Priced(agreed)];
        var stated = document.Net with { Amount = priced.Sum(line => line.Amount.Amount) };
        return priced is not [] && (stated == document.Net || stated == document.Total()) ? document with { Lines = Lines(document, priced, stated) } : document;
    }

    /// <summary>Each line has its part of the tax, which is rounded for all lines up to it, so that they sum to that of the document.</summary>
    private static ImmutableArray<InvoiceLine> Lines(InvoiceDocument document, PriceLine[] priced, Money stated)
    {
        var (rate, isContained, before) = (document.Lines[0].TaxBasisPoints, stated != document.Net, Money.Zero(stated.Currency));
        var lines = ImmutableArray.CreateBuilder<InvoiceLine>(priced.Length);
        foreach (var line in priced)
        {
            var tax = TaxUpTo(before + line.Amount) - TaxUpTo(before);
            var net = isContained ? line.Amount - tax : line.Amount;
            lines.Add(isContained
                ? new InvoiceLine(line.Label, 1, net, net, tax, rate)
                : new InvoiceLine(line.Label, line.Quantity, line.UnitPrice, net, tax, rate));
            before += line.Amount;
        }

        return lines.DrainToImmutable();

        Money TaxUpTo(Money amount) => stated.IsZero ? stated : document.Tax.TimesExactly(amount.Amount, stated.Amount);
    }
}
