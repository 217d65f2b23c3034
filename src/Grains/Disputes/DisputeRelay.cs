using Marketplace.Bookings;
using Marketplace.Payments;
using Marketplace.SecurityDeposits;

namespace Marketplace.Disputes;

/// <summary>Tells the payment what the bank has of it, and the booking that its customer went there.</summary>
internal sealed class DisputeRelay(IGrainFactory grains) : IRelay<DisputeEvent>
{
    public bool Hears(DisputeEvent happened) => happened is DisputeOpened or DisputeChanged;

    public async Task Tell(Notice<DisputeEvent> notice, CancellationToken cancellationToken)
    {
        if (SeenIn(notice.Event) is not { } seen)
        {
            return;
        }

        var said = notice.Known(await grains.GetGrain<IDisputeGrain>(notice.Source).Read(Actor.Platform, cancellationToken)).Case;
        await grains.GetGrain<IPaymentGrain>(said.PaymentId).Dispute(new DisputePayment(
            notice.Cause("payment"),
            notice.Source,
            said.Reference,
            seen.Withdrawn,
            seen.Fee,
            seen.Reinstated,
            seen.Status.Chargeback(),
            said.Terms.Chargeback,
            notice.Version));
        if (said.Purpose is PaymentPurpose.SecurityDeposit)
        {
            await grains.GetGrain<ISecurityDepositGrain>(SecurityDepositId.Of(said.BookingId)).PaymentDisputed(
                new DisputeSecurityDeposit(notice.Cause("security-deposit"), notice.Source, seen.Status));
        }

        if (said.Purpose is not PaymentPurpose.Package)
        {
            await grains.GetGrain<IBookingGrain>(said.BookingId).PaymentDisputed(new RecordPaymentDispute(
                notice.Cause("booking"), notice.Source, said.PaymentId, seen.Amount, seen.Status, seen.DueBy, said.Purpose is not (PaymentPurpose.Tip or PaymentPurpose.SecurityDeposit)));
        }
    }

    private static GatewayDispute? SeenIn(DisputeEvent happened) => happened switch
    {
        DisputeOpened e => e.Seen,
        DisputeChanged e => e.Seen,
        _ => null,
    };
}
