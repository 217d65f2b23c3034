using Microsoft.AspNetCore.Mvc;

namespace Marketplace.Listings;

internal static class ListingEndpoints
{
    public static void MapListings(this RouteGroupBuilder api)
    {
        var listings = api.MapGroup("/listings").WithTags("Listings");
        listings.MapGet(string.Empty, Browse).WithName("BrowseListings");
        listings.MapGet("/{id}", Read).WithName("ReadListing");
        listings.MapPost("/{listing}/quote", QuoteEndpoints.Prepare).WithName("QuoteListing");

        var quotes = api.MapGroup("/quotes").WithTags("Listings");
        quotes.MapGet("/{id:guid}", QuoteEndpoints.Read).WithName("ReadQuote").WithSummary("A price that was promised.");
        quotes.MapGet("/{id:guid}/price", QuoteEndpoints.Price).WithName("ExplainQuote").WithSummary("How a promised price came about, line by line.");

        var own = listings.MapGroup(string.Empty).RequireAuthorization();
        own.MapPost(string.Empty, Create).WithName("CreateListing");
        own.MapPatch("/{id:guid}", Change).WithName("ChangeListing");
        own.MapDelete("/{id:guid}", Archive).WithName("DeleteListing");
        own.MapPost("/{id:guid}/publish", Publish).WithName("PublishListing");
        own.MapPost("/{id:guid}/pause", Pause).WithName("PauseListing");

        api.MapGet("/providers/me/listings", Mine).WithTags("Listings").RequireAuthorization().WithName("ListMyListings");
    }

    private static async Task<CreatedAnswer<ListingBody>> Create(ListingRequest body, Caller caller, IGrainFactory grains)
    {
        var check = new Check();
        var changes = body.Changes(check);
        if (check.Refusal is { } refusal)
        {
            return refusal;
        }

        var outcome = await grains.GetGrain<IListingGrain>(caller.NewId("listing")).Create(new CreateListing(caller.Context(), changes));
        return outcome.ToCreated(view => $"/listings/{view.Id}", view => ListingBody.Of(view, ListingNumbersReader.None));
    }

    private static async Task<OkAnswer<ListingBody>> Change(
        Guid id, ListingRequest body, Caller caller, IGrainFactory grains, IListingNumbers numbers, CancellationToken cancellationToken)
    {
        var check = new Check();
        var changes = body.Changes(check);
        if (check.Refusal is { } refusal)
        {
            return refusal;
        }

        var outcome = await grains.GetGrain<IListingGrain>(id).Change(new ChangeListing(caller.Context(), changes));
        return outcome.ToOk(await Page(outcome, numbers, cancellationToken));
    }

    private static async Task<OkAnswer<ListingBody>> Publish(
        Guid id, Caller caller, IGrainFactory grains, IListingNumbers numbers, CancellationToken cancellationToken)
    {
        var outcome = await grains.GetGrain<IListingGrain>(id).Publish(new PublishListing(caller.Context()));
        return outcome.ToOk(await Page(outcome, numbers, cancellationToken));
    }

    private static async Task<OkAnswer<ListingBody>> Pause(
        Guid id, Caller caller, IGrainFactory grains, IListingNumbers numbers, CancellationToken cancellationToken)
    {
        var outcome = await grains.GetGrain<IListingGrain>(id).Pause(new PauseListing(caller.Context()));
        return outcome.ToOk(await Page(outcome, numbers, cancellationToken));
    }

    private static async Task<NoContentAnswer> Archive(Guid id, Caller caller, IGrainFactory grains) =>
        (await grains.GetGrain<IListingGrain>(id).Archive(new ArchiveListing(caller.Context()))).ToNoContent();

    private static async Task<OkAnswer<ListingBody>> Read(
        [FromRoute(Name = "id")] string listing,
        Caller caller,
        ListingNames names,
        IGrainFactory grains,
        IListingNumbers numbers,
        ViewCounter views,
        CancellationToken cancellationToken)
    {
        var id = await names.Find(listing, cancellationToken);
        var outcome = await grains.GetGrain<IListingGrain>(id).Read(caller.Actor, cancellationToken);
        if (outcome.View is { } view && !caller.Actor.ActsFor(view.ProviderId))
        {
            views.Saw(id);
        }

        return outcome.ToOk(await Page(outcome, numbers, cancellationToken));
    }

    private static async Task<OkAnswer<Page<ListingCard>>> Browse(
        [AsParameters] BrowseRequest request, PageRequest page, IListingBrowser browser, CancellationToken cancellationToken)
    {
        var check = Check.OfQuery();
        var filter = request.Filter(check);
        return check.Refusal is { } refusal ? refusal : await browser.Browse(filter, page, cancellationToken);
    }

    private static async Task<OkAnswer<Page<ListingCard>>> Mine(
        string? status, Caller caller, PageRequest page, IListingBrowser browser, CancellationToken cancellationToken)
    {
        var check = Check.OfQuery();
        var wanted = check.OptionalOneOf<ListingStatus>("status", status);
        return check.Refusal is { } refusal ? refusal : await browser.Of(caller.Actor.ProviderId, wanted, page, cancellationToken);
    }

    /// <summary>The body of an answer, with its numbers read only when there is something to answer.</summary>
    private static async Task<Func<ListingView, ListingBody>> Page(
        Outcome<ListingView> outcome, IListingNumbers numbers, CancellationToken cancellationToken)
    {
        var counted = outcome.View is { } view ? await numbers.Read(view.Id, cancellationToken) : ListingNumbersReader.None;
        return view => ListingBody.Of(view, counted);
    }
}
