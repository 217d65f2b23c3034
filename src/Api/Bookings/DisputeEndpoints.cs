using Marketplace.Complaints;
using Marketplace.Disputes;

namespace Marketplace.Bookings;

/// <summary>The operators' queue of what both sides of a booking say something else about.</summary>
internal static class DisputeEndpoints
{
    public static void MapDisputes(this RouteGroupBuilder api) =>
        api.MapGroup("/admin/queues/disputes").WithTags("Operations").RequireOperator()
            .MapGet("/", Queue).WithSummary("Absences, complaints and chargebacks that wait for an operator, with what both sides say, who waits longest first.");

    /// <param name="page">Which page.</param>
    /// <param name="disputes">Who waits.</param>
    /// <param name="grains">What is said about each, as its booking knows it now.</param>
    /// <param name="caller">An operator.</param>
    /// <param name="clock">The marketplace's.</param>
    /// <param name="cancellationToken">The request's.</param>
    private static async Task<OkAnswer<Page<DisputeBody>>> Queue(
        PageRequest page,
        IDisputeList disputes,
        IGrainFactory grains,
        Caller caller,
        [FromKeyedServices(DomainClock.Key)] TimeProvider clock,
        CancellationToken cancellationToken)
    {
        var waiting = await disputes.Read(page, cancellationToken);
        var read = await Task.WhenAll(waiting.Items.Select(Ask));

        // What was decided since the list was read waits for nobody.
        return new Page<DisputeBody>([.. read.OfType<DisputeBody>()], waiting.Next);

        async Task<DisputeBody?> Ask(WaitingDispute dispute)
        {
            var booking = await grains.GetGrain<IBookingGrain>(dispute.BookingId).Read(caller.Actor, cancellationToken);
            return dispute.DisputeId is { } bank
                ? DisputeBody.Of((await grains.GetGrain<IDisputeGrain>(bank).Read(caller.Actor, cancellationToken)).View, booking.View, clock.GetUtcNow())
                : dispute.ComplaintId is { } complaint
                ? DisputeBody.Of((await grains.GetGrain<IComplaintGrain>(complaint).Read(caller.Actor, cancellationToken)).View, booking.View, clock.GetUtcNow())
                : DisputeBody.Of(booking.View, clock.GetUtcNow());
        }
    }
}
