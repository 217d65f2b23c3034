namespace Marketplace.Bookings;

/// <summary>Who was there, and who was not.</summary>
internal static class AttendanceEndpoints
{
    public static void MapAttendance(this RouteGroupBuilder bookings)
    {
        bookings.MapPost("/{id:guid}/check-in", CheckIn).RequireIdempotencyKey().WithSummary("The provider begins.");
        bookings.MapPost("/{id:guid}/check-out", CheckOut).RequireIdempotencyKey().WithSummary("The provider has finished; overtime is stated.");
        bookings.MapPost("/{id:guid}/no-show", Report).RequireIdempotencyKey().WithSummary("Say that the other side did not come.");
        bookings.MapPost("/{id:guid}/no-show/contest", Contest).RequireIdempotencyKey().WithSummary("Say that it is not so; an operator decides.");
        bookings.MapPost("/{id:guid}/no-show/decide", Decide).RequireOperator().RequireIdempotencyKey().WithSummary("Decide whether a side did not come.");
    }

    private static Task<OkAnswer<BookingBody>> CheckIn(Guid id, ReasonRequest? body, Caller caller, IGrainFactory grains) =>
        body.Take(reason => grains.GetGrain<IBookingGrain>(id).CheckIn(new RecordCheckIn(caller.Context(), reason)));

    private static Task<OkAnswer<BookingBody>> CheckOut(Guid id, ReasonRequest? body, Caller caller, IGrainFactory grains) =>
        body.Take(reason => grains.GetGrain<IBookingGrain>(id).CheckOut(new RecordCheckOut(caller.Context(), reason)));

    private static async Task<OkAnswer<BookingBody>> Report(Guid id, NoShowRequest? body, Caller caller, IGrainFactory grains)
    {
        var check = new Check();
        var absent = check.OptionalOneOf<BookingSide>("absent", body?.Absent);
        var reason = check.OptionalText("reason", body?.Reason, 1_000);
        return check.Refusal is { } refusal
            ? refusal
            : (await grains.GetGrain<IBookingGrain>(id).ReportNoShow(new ReportAbsence(caller.Context(), absent, reason))).ToOk(BookingBody.Of);
    }

    private static Task<OkAnswer<BookingBody>> Contest(Guid id, ReasonRequest? body, Caller caller, IGrainFactory grains) =>
        body.Take(reason => grains.GetGrain<IBookingGrain>(id).ContestNoShow(new ContestAbsence(caller.Context(), reason)));

    private static async Task<OkAnswer<BookingBody>> Decide(Guid id, DecisionRequest body, Caller caller, IGrainFactory grains)
    {
        var check = new Check();
        check.Require(body.Upheld is not null, "upheld", "is required");
        var reason = check.Text("reason", body.Reason, 1_000);
        return check.Refusal is { } refusal
            ? refusal
            : (await grains.GetGrain<IBookingGrain>(id).DecideNoShow(new DecideAbsence(caller.Context(), body.Upheld!.Value, reason))).ToOk(BookingBody.Of);
    }
}

/// <param name="Absent">`customer` or `provider`: the other side when left out. Operators have to say.</param>
/// <param name="Reason">Shown to both sides, at most 1,000 characters.</param>
internal sealed record NoShowRequest(string? Absent, string? Reason);

/// <param name="Upheld">True: they did not come. False: the work counts as done.</param>
/// <param name="Reason">Shown to both sides, at most 1,000 characters.</param>
internal sealed record DecisionRequest(bool? Upheld, string? Reason);
