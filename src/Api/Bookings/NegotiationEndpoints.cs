using Marketplace.Listings;

namespace Marketplace.Bookings;

/// <summary>Offers for what has no fixed price. An offer is accepted and declined as a request is.</summary>
internal static class NegotiationEndpoints
{
    private static readonly TimeSpan Shortest = TimeSpan.FromMinutes(1);

    private static readonly Refusal NothingOffered =
        new(RefusalKind.Unknown, "booking.nothing-offered", "Nobody has made an offer for this booking.");

    public static void MapNegotiation(this RouteGroupBuilder bookings)
    {
        bookings.MapPost("/{id:guid}/offer", Offer).RequireIdempotencyKey().WithSummary("Answer an inquiry with an offer, or replace the last one.");
        bookings.MapPost("/{id:guid}/counter", Counter).RequireIdempotencyKey().WithSummary("Answer an offer with another one.");
        bookings.MapGet("/{id:guid}/offer/price", Price).WithSummary("How the price of the last offer came about, line by line.");
        bookings.MapPost("/{id:guid}/withdraw", Withdraw).RequireIdempotencyKey().WithSummary("Take the last offer back.");
    }

    private static Task<OkAnswer<BookingBody>> Offer(Guid id, OfferRequest body, Caller caller, IGrainFactory grains) =>
        Make(id, body, isCounter: false, caller, grains);

    private static Task<OkAnswer<BookingBody>> Counter(Guid id, OfferRequest body, Caller caller, IGrainFactory grains) =>
        Make(id, body, isCounter: true, caller, grains);

    private static Task<OkAnswer<BookingBody>> Withdraw(Guid id, ReasonRequest? body, Caller caller, IGrainFactory grains) =>
        body.Take(reason => grains.GetGrain<IBookingGrain>(id).Withdraw(new WithdrawOffer(caller.Context(), reason)));

    private static async Task<OkAnswer<PriceExplanation>> Price(Guid id, Caller caller, IGrainFactory grains, CancellationToken cancellationToken)
    {
        var booking = await grains.GetGrain<IBookingGrain>(id).Read(caller.Actor, cancellationToken);
        return booking.View is { Offer: null } ? NothingOffered : booking.ToOk(view => PriceExplanation.Of(view, view.Offer!));
    }

    private static async Task<OkAnswer<BookingBody>> Make(Guid id, OfferRequest body, bool isCounter, Caller caller, IGrainFactory grains)
    {
        var check = new Check();
        var wish = new OfferWish(
            check.Items("lines", body.Lines, OfferLine.Maximum, (field, line) => OfferLineRequest.Line(check, field, line)),
            check.OptionalMoney("deposit", body.Deposit, min: 1),
            check.OptionalInstant("start", body.Start),
            check.OptionalDuration("duration", body.Duration, Shortest, TermsQuery.LongestDuration),
            check.OptionalText("note", body.Note, 2_000),
            MilestoneRequest.All(check, body.Milestones),
            check.OptionalDuration("balanceDue", body.BalanceDue, BalanceTerms.ShortestDueBefore, BalanceTerms.LongestDueBefore));
        return check.Refusal is { } refusal
            ? refusal
            : (await grains.GetGrain<IBookingGrain>(id).Offer(new MakeOffer(caller.Context(), wish, isCounter))).ToOk(BookingBody.Of);
    }
}
