namespace Marketplace.Bookings;

/// <summary>Another time for a confirmed booking, when both sides agree.</summary>
internal static class RescheduleEndpoints
{
    public static void MapRescheduling(this RouteGroupBuilder bookings)
    {
        bookings.MapPost("/{id:guid}/reschedule", Propose).RequireIdempotencyKey().WithSummary("Propose another time; the other side has to agree.");
        bookings.MapPost("/{id:guid}/reschedule/accept", Accept).RequireIdempotencyKey().WithSummary("Agree to the proposed time, which takes its slot.");
        bookings.MapPost("/{id:guid}/reschedule/decline", Decline).RequireIdempotencyKey().WithSummary("Leave the booking where it is.");
    }

    private static async Task<OkAnswer<BookingBody>> Propose(Guid id, RescheduleRequest body, Caller caller, IGrainFactory grains)
    {
        var check = new Check();
        var start = check.Instant("start", body.Start);
        var reason = check.OptionalText("reason", body.Reason, 1_000);
        return check.Refusal is { } refusal
            ? refusal
            : (await grains.GetGrain<IBookingGrain>(id).Reschedule(new ProposeMove(caller.Context(), start, reason, body.WaiveFee ?? false)))
                .ToOk(BookingBody.Of);
    }

    private static async Task<OkAnswer<BookingBody>> Accept(Guid id, RescheduleConsent? body, Caller caller, IGrainFactory grains)
    {
        var check = new Check();
        var reason = check.OptionalText("reason", body?.Reason, 1_000);
        return check.Refusal is { } refusal
            ? refusal
            : (await grains.GetGrain<IBookingGrain>(id).AcceptReschedule(new AcceptMove(caller.Context(), body?.WaiveFee ?? false, Reason: reason)))
                .ToOk(BookingBody.Of);
    }

    private static Task<OkAnswer<BookingBody>> Decline(Guid id, ReasonRequest? body, Caller caller, IGrainFactory grains) =>
        body.Take(reason => grains.GetGrain<IBookingGrain>(id).DeclineReschedule(new DeclineMove(caller.Context(), reason)));
}

/// <param name="Start">RFC 3339. The work takes as long as before.</param>
/// <param name="Reason">For the other side.</param>
/// <param name="WaiveFee">From the provider: cancellations are judged by the new start.</param>
internal sealed record RescheduleRequest(string? Start, string? Reason, bool? WaiveFee);

/// <param name="WaiveFee">From the provider: cancellations are judged by the new start.</param>
/// <param name="Reason">Why, above all from operators; shown in the timeline.</param>
internal sealed record RescheduleConsent(bool? WaiveFee, string? Reason);
