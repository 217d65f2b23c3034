using Marketplace.Bookings;
using Marketplace.Payments;
using Microsoft.Extensions.Options;

namespace Marketplace.Invoices;

/// <summary>Money that is earned is invoiced, and what goes back of it has credit notes.</summary>
/// <remarks>
/// What is refunded before anybody earned it was never invoiced: the customer paid for nothing yet. A dispute credits nothing before the bank
/// has decided: until then the work is sold, and nobody knows for how much.
/// </remarks>
internal sealed class PaymentInvoices(IGrainFactory grains, IOptions<InvoiceOptions> platform) : IRelay<PaymentEvent>
{
    public bool Hears(PaymentEvent happened) => happened is PaymentEarned or PaymentReturnWanted or PaymentChargebackSettled;

    public async Task Tell(Notice<PaymentEvent> notice, CancellationToken cancellationToken)
    {
        if (!Hears(notice.Event))
        {
            return;
        }

        var payment = notice.Known(await grains.GetGrain<IPaymentGrain>(notice.Source).Read(Actor.Platform, cancellationToken));
        if (payment.Purpose is PaymentPurpose.SecurityDeposit)
        {
            // Nothing was sold: what is awarded of it makes good what was damaged.
            return;
        }

        var sides = new InvoiceSides(
            platform.Value.Party(), await Provider(payment, cancellationToken), await InvoicePartyReader.Customer(grains, payment.CustomerId, cancellationToken));
        var drafts = notice.Event switch
        {
            PaymentEarned earned => InvoiceDrafts.Of(payment, earned, sides, await Agreed(payment, cancellationToken)),
            PaymentReturnWanted back => InvoiceDrafts.Of(payment, back, sides),
            PaymentChargebackSettled kept => InvoiceDrafts.Of(payment, kept, sides),
            _ => [],
        };
        foreach (var (id, document) in drafts)
        {
            await grains.GetGrain<IInvoiceGrain>(id).Draft(new DraftInvoice(notice.Cause($"invoice/{document.Kind}"), document));
        }
    }

    /// <summary>Money does not wait for a name: what else hears of this payment comes after its invoices.</summary>
    private async Task<InvoiceParty> Provider(PaymentView payment, CancellationToken cancellationToken) =>
        await InvoicePartyReader.Provider(grains, payment.ProviderId, cancellationToken) is { } provider
            ? InvoiceDrafts.Provider(provider)
            : InvoicePartyReader.Unnamed(payment.ProviderId);

    /// <summary>The lines of the sale, where this payment is for them.</summary>
    private async Task<ImmutableArray<PriceLine>> Agreed(PaymentView payment, CancellationToken cancellationToken) =>
        payment.Purpose is PaymentPurpose.Booking
        && (await grains.GetGrain<IBookingGrain>(payment.BookingId).Read(Actor.Platform, cancellationToken)).View is { } booking
            ? booking.Terms.Lines
            : [];
}
