namespace Marketplace.Bookings;

/// <summary>Work that is paid in parts. What is delivered for a milestone is handed over and accepted as any delivery is.</summary>
internal static class MilestoneEndpoints
{
    public static void MapMilestones(this RouteGroupBuilder bookings) =>
        bookings.MapPost("/{id:guid}/milestones/fund", Fund).RequireIdempotencyKey()
            .WithSummary("Open a page to pay the next milestone on, before or after the one before it is accepted.");

    private static async Task<OkAnswer<BookingBody>> Fund(Guid id, FundRequest? body, Caller caller, IGrainFactory grains)
    {
        var check = new Check();
        var milestone = check.OptionalNumber("milestone", body?.Milestone, 1, OfferMilestone.Maximum);
        var reason = check.OptionalText("reason", body?.Reason, 1_000);
        return check.Refusal is { } refusal
            ? refusal
            : (await grains.GetGrain<IBookingGrain>(id).FundMilestone(new FundMilestone(caller.Context(), (int?)milestone, reason))).ToOk(BookingBody.Of);
    }
}
