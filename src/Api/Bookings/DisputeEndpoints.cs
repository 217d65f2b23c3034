namespace Marketplace.Bookings;

/// <summary>The operators' queue of bookings about which both sides say something else.</summary>
internal static class DisputeEndpoints
{
    public static void MapDisputes(this RouteGroupBuilder api) =>
        api.MapGroup("/admin/queues/disputes").WithTags("Operations").RequireOperator()
            .MapGet("/", Queue).WithSummary("Disputed bookings with what both sides say, who waits longest first.");

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
        var read = await Task.WhenAll(waiting.Items.Select(id => grains.GetGrain<IBookingGrain>(id).Read(caller.Actor, cancellationToken)));
        var now = clock.GetUtcNow();

        // What was decided since the list was read waits for nobody.
        return new Page<DisputeBody>([.. read.Select(booking => DisputeBody.Of(booking.View, now)).OfType<DisputeBody>()], waiting.Next);
    }
}
