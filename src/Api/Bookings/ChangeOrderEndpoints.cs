using Marketplace.Listings;

namespace Marketplace.Bookings;

/// <summary>What is added to a confirmed booking or taken off it, when both sides agree.</summary>
internal static class ChangeOrderEndpoints
{
    private static readonly TimeSpan Shortest = TimeSpan.FromMinutes(1);

    public static void MapChangeOrders(this RouteGroupBuilder bookings)
    {
        bookings.MapPost("/{id:guid}/change-order", Propose).RequireIdempotencyKey()
            .WithSummary("Propose to add something to a booking, or to take something off it; the other side has to agree.");
        bookings.MapPost("/{id:guid}/change-order/accept", Accept).RequireIdempotencyKey()
            .WithSummary("Agree to the change order. What it adds has to be paid first.");
        bookings.MapPost("/{id:guid}/change-order/decline", Decline).RequireIdempotencyKey()
            .WithSummary("Leave the booking as it is.");
    }

    private static async Task<OkAnswer<BookingBody>> Propose(Guid id, ChangeOrderRequest body, Caller caller, IGrainFactory grains)
    {
        var check = new Check();
        var wish = new ChangeWish(
            check.Items("lines", body.Lines ?? [], OfferLine.Maximum, (field, line) => OfferLineRequest.Line(check, field, line)),
            check.OptionalDuration("longer", body.Longer, Shortest, TermsQuery.LongestDuration),
            check.OptionalText("note", body.Note, 2_000));
        return check.Refusal is { } refusal
            ? refusal
            : (await grains.GetGrain<IBookingGrain>(id).ChangeOrder(new ProposeChange(caller.Context(), wish))).ToOk(BookingBody.Of);
    }

    private static async Task<OkAnswer<BookingBody>> Accept(Guid id, ChangeOrderConsent? body, Caller caller, IGrainFactory grains)
    {
        var check = new Check();
        var number = check.OptionalNumber("number", body?.Number, 1, BookingChange.MaximumNumber);
        var reason = check.OptionalText("reason", body?.Reason, 1_000);
        return check.Refusal is { } refusal
            ? refusal
            : (await grains.GetGrain<IBookingGrain>(id).AcceptChangeOrder(new AcceptChange(caller.Context(), (int?)number, reason))).ToOk(BookingBody.Of);
    }

    private static Task<OkAnswer<BookingBody>> Decline(Guid id, ReasonRequest? body, Caller caller, IGrainFactory grains) =>
        body.Take(reason => grains.GetGrain<IBookingGrain>(id).DeclineChangeOrder(new DeclineChange(caller.Context(), reason)));
}
