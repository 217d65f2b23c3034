using Marketplace.Calendars;
using Marketplace.Listings;
using Marketplace.Resources;

namespace Marketplace.Bookings;

internal static class BookingEndpoints
{
    private static readonly TimeSpan LongestDuration = TimeSpan.FromDays(366);

    public static void MapBookings(this RouteGroupBuilder api)
    {
        var bookings = api.MapGroup("/bookings").WithTags("Bookings").RequireAuthorization();
        bookings.MapPost("/", Book).RequireIdempotencyKey().WithSummary("Take a slot and hold it until it is paid, or ask for an offer.");
        bookings.MapGet("/", BookingLists.Mine).WithSummary("My bookings, as customer or provider, newest first.");
        bookings.MapGet("/{id:guid}", Read).WithSummary("One booking, with its next automatic event.");
        bookings.MapGet("/{id:guid}/timers", BookingTimerList.Read).WithSummary("What time alone will do to a booking, and how it is going about it.");
        bookings.MapGet("/{id:guid}/timeline", BookingTimeline.Read).WithSummary("What happened to a booking, oldest first.");
        bookings.MapGet("/{id:guid}/stream", BookingTimeline.Stream).WithSummary("The timeline as it grows (SSE).");
        bookings.MapGet("/{id:guid}/cancellation", Preview).WithSummary("What cancelling now would pay, to the minor unit.");
        bookings.MapGet("/{id:guid}/price", Price).WithSummary("How the price came about, line by line.");
        bookings.MapNegotiation();
        bookings.MapRescheduling();
        bookings.MapChangeOrders();
        bookings.MapTips();
        bookings.MapMilestones();
        bookings.MapAttendance();
        bookings.MapDelivery();
        bookings.MapPost("/{id:guid}/accept", Accept).RequireIdempotencyKey().WithSummary("Say yes to a request, or to the last offer.");
        bookings.MapPost("/{id:guid}/decline", Decline).RequireIdempotencyKey().WithSummary("Say no to a request, an inquiry or an offer.");
        bookings.MapPost("/{id:guid}/cancel", Cancel).RequireIdempotencyKey().WithSummary("Cancel by the policy agreed at the sale, or give some of the seats up.");
        bookings.MapPost("/{id:guid}/complete", Complete).RequireIdempotencyKey().WithSummary("Say that the work is done.");
        bookings.MapPost("/{id:guid}/refund", Refunds.Refund).RequireIdempotencyKey().WithSummary("Give money back after confirmation, before it was earned or after.");
    }

    private static async Task<CreatedAnswer<BookingBody>> Book(BookRequest body, Caller caller, IGrainFactory grains)
    {
        var check = new Check();
        var listing = check.Id("listingId", body.ListingId);
        var start = check.Instant("start", body.Start);
        var duration = check.OptionalDuration("duration", body.Duration, TimeSpan.FromMinutes(1), LongestDuration);
        var seats = check.OptionalNumber("seats", body.Seats, 1, 1_000) ?? 1;
        var quote = check.OptionalId("quoteId", body.QuoteId);
        var notes = check.OptionalText("notes", body.Notes, 2_000);
        var chosen = ChosenResources.Of(check, body.ResourceIds);
        var package = check.OptionalId("packageId", body.PackageId);
        var addOns = AddOnChoices.Of(check, body.AddOns);
        check.Require(package is null || addOns is null or { IsEmpty: true }, "addOns", "must be left out with a package, whose sessions are what they are");
        check.Require(package is null || seats == 1, "seats", "must be 1 with a package: a session of it is one seat");
        check.Require(package is null || quote is null, "quoteId", "must be left out with a package, which has a price of its own");
        if (check.Refusal is { } refusal)
        {
            return refusal;
        }

        var command = new BookSlot(caller.Context(), listing, start, duration, (int)seats, quote, notes, Hold: null, chosen, package, addOns, body.KeepCard ?? false);
        var outcome = await grains.GetGrain<IBookingGrain>(caller.NewId("booking")).Book(command);
        return outcome.ToCreated(view => $"/bookings/{view.Id}", BookingBody.Of);
    }

    private static async Task<OkAnswer<BookingBody>> Read(Guid id, Caller caller, IGrainFactory grains, CancellationToken cancellationToken) =>
        (await grains.GetGrain<IBookingGrain>(id).Read(caller.Actor, cancellationToken)).ToOk(BookingBody.Of);

    private static async Task<OkAnswer<PriceExplanation>> Price(Guid id, Caller caller, IGrainFactory grains, CancellationToken cancellationToken) =>
        (await grains.GetGrain<IBookingGrain>(id).Read(caller.Actor, cancellationToken)).ToOk(PriceExplanation.Of);

    /// <param name="id">Which booking.</param>
    /// <param name="seats">How many seats would be given up; all of them, and the booking with them, when left out.</param>
    /// <param name="caller">Who would cancel.</param>
    /// <param name="grains">Reads it.</param>
    /// <param name="cancellationToken">The request's.</param>
    private static async Task<OkAnswer<CancellationPreview>> Preview(
        Guid id, long? seats, Caller caller, IGrainFactory grains, CancellationToken cancellationToken)
    {
        var check = Check.OfQuery();
        var some = check.OptionalNumber("seats", seats, 1, CalendarPlan.MaximumSeats);
        if (check.Refusal is { } refusal)
        {
            return refusal;
        }

        var booking = grains.GetGrain<IBookingGrain>(id);
        return some is { } given
            ? (await booking.SeatsCancellation(caller.Actor, (int)given, cancellationToken)).ToOk()
            : (await booking.Cancellation(caller.Actor, cancellationToken)).ToOk();
    }

    /// <summary>The yes is durable at once; the booking is confirmed when the money is captured, which the answer waits for a little.</summary>
    private static async Task<OkAnswer<BookingBody>> Accept(
        Guid id, AcceptRequest? body, Caller caller, IGrainFactory grains, Settling settling, CancellationToken cancellationToken)
    {
        var check = new Check();
        var offer = check.OptionalNumber("offer", body?.Offer, 1, BookingOffer.MaximumNumber);
        var reason = check.OptionalText("reason", body?.Reason, 1_000);
        if (check.Refusal is { } refusal)
        {
            return refusal;
        }

        var booking = grains.GetGrain<IBookingGrain>(id);
        var accepted = await booking.Accept(new AcceptBooking(caller.Context(), (int?)offer, Reason: reason, KeepCard: body?.KeepCard ?? false));
        var settled = await settling.Settled(
            accepted, booking.GetGrainId(), () => booking.Read(caller.Actor, cancellationToken), view => view.AwaitingCapture, cancellationToken);
        return settled.ToOk(BookingBody.Of);
    }

    private static Task<OkAnswer<BookingBody>> Decline(Guid id, ReasonRequest? body, Caller caller, IGrainFactory grains) =>
        body.Take(reason => grains.GetGrain<IBookingGrain>(id).Decline(new DeclineBooking(caller.Context(), reason)));

    private static async Task<OkAnswer<BookingBody>> Cancel(Guid id, CancelRequest? body, Caller caller, IGrainFactory grains)
    {
        var check = new Check();
        var reason = check.OptionalText("reason", body?.Reason, 1_000);
        var seats = check.OptionalNumber("seats", body?.Seats, 1, CalendarPlan.MaximumSeats);
        if (check.Refusal is { } refusal)
        {
            return refusal;
        }

        var booking = grains.GetGrain<IBookingGrain>(id);
        return seats is { } given
            ? (await booking.CancelSeats(new GiveUpSeats(caller.Context(), (int)given, reason))).ToOk(BookingBody.Of)
            : (await booking.Cancel(new CancelBooking(caller.Context(), reason))).ToOk(BookingBody.Of);
    }

    private static Task<OkAnswer<BookingBody>> Complete(Guid id, ReasonRequest? body, Caller caller, IGrainFactory grains) =>
        body.Take(reason => grains.GetGrain<IBookingGrain>(id).Complete(new CompleteBooking(caller.Context(), reason)));
}
