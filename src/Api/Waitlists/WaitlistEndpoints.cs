using Marketplace.Bookings;
using Marketplace.Calendars;
using Marketplace.Listings;
using Marketplace.Resources;

namespace Marketplace.Waitlists;

internal static class WaitlistEndpoints
{
    private static readonly Refusal Unknown = new(RefusalKind.Unknown, "waitlist.unknown", "Nobody waits for this.");

    public static void MapWaitlists(this RouteGroupBuilder api)
    {
        api.MapPost("/listings/{listing}/waitlist", Join).WithTags("Waitlists").RequireAuthorization()
            .WithName("JoinWaitlist").WithSummary("Wait for a time that somebody else has.");
        var entries = api.MapGroup("/waitlist").WithTags("Waitlists").RequireAuthorization();
        entries.MapGet(string.Empty, Mine).WithName("ListWaitlistEntries").WithSummary("What I wait for, or who waits for me, newest first.");
        entries.MapGet("/{id:guid}", Read).WithName("ReadWaitlistEntry").WithSummary("One place in a line, and what it was offered.");
        entries.MapDelete("/{id:guid}", Leave).WithName("LeaveWaitlist").WithSummary("Give the place up.");
    }

    private static async Task<CreatedAnswer<WaitlistEntryBody>> Join(
        string listing,
        WaitlistRequest body,
        Caller caller,
        ListingNames names,
        IGrainFactory grains,
        IWaitlistEntries entries,
        CancellationToken cancellationToken)
    {
        var check = new Check();
        var wish = new TermsQuery(
            check.Instant("start", body.Start),
            check.OptionalDuration("duration", body.Duration, TimeSpan.FromMinutes(1), TermsQuery.LongestDuration),
            (int)(check.OptionalNumber("seats", body.Seats, 1, CalendarPlan.MaximumSeats) ?? 1),
            ChosenResources.Of(check, body.ResourceIds));
        if (check.Refusal is { } malformed)
        {
            return malformed;
        }

        // A repeat goes to the line that the first one joined, whatever became of the listing since.
        var id = await names.Find(listing, cancellationToken);
        var entryId = caller.NewId("waitlist-entry");
        var line = (await entries.Find(entryId, cancellationToken))?.LineId;
        if (line is null)
        {
            var terms = await grains.GetGrain<IListingTerms>(id).Terms(wish, cancellationToken);
            if (terms.View is not { } agreed)
            {
                return terms.Refusal!;
            }

            line = WaitlistId.Of(agreed.ResourceId);
        }

        var joined = await grains.GetGrain<IWaitlistGrain>(line.Value)
            .Join(new JoinWaitlist(caller.Context(), entryId, id, wish.Start, wish.Duration, wish.Seats, wish.Chosen));
        return joined.View is { } place
            ? new Outcome<WaitlistEntryBody>((await entries.Find(place.EntryId, cancellationToken))!.Body, null, joined.Replayed)
                .ToCreated(entry => $"/waitlist/{entry.Id}", entry => entry)
            : joined.Refusal!;
    }

    /// <param name="role">`customer` (the default) or `provider`.</param>
    /// <param name="page">Which page.</param>
    /// <param name="caller">Whose.</param>
    /// <param name="entries">Reads it.</param>
    /// <param name="cancellationToken">The request's.</param>
    private static async Task<OkAnswer<Page<WaitlistEntryBody>>> Mine(
        string? role, PageRequest page, Caller caller, IWaitlistEntries entries, CancellationToken cancellationToken)
    {
        var check = Check.OfQuery();
        var mine = MySide.Of(check, role, caller);
        if (check.Refusal is { } refusal)
        {
            return refusal;
        }

        return await entries.Read(mine.Side, mine.Id, page, cancellationToken);
    }

    private static async Task<OkAnswer<WaitlistEntryBody>> Read(Guid id, Caller caller, IWaitlistEntries entries, CancellationToken cancellationToken) =>
        await entries.Find(id, cancellationToken) is { } found && IsOf(caller, found) ? found.Body : Unknown;

    private static async Task<NoContentAnswer> Leave(
        Guid id, Caller caller, IGrainFactory grains, IWaitlistEntries entries, CancellationToken cancellationToken) =>
        await entries.Find(id, cancellationToken) is { } found && IsOf(caller, found)
            ? (await grains.GetGrain<IWaitlistGrain>(found.LineId).Leave(new LeaveWaitlist(caller.Context(), id))).ToNoContent()
            : Unknown;

    private static bool IsOf(Caller caller, FoundEntry entry) => caller.Actor.IsStaff || caller.AccountId == entry.CustomerId;
}
