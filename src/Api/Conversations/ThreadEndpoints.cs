using Marketplace.Hosting;
using Microsoft.Extensions.Options;

namespace Marketplace.Conversations;

/// <summary>Threads: opening, listing, reading and how far one has read.</summary>
internal static class ThreadEndpoints
{
    /// <summary>In characters; a sentence.</summary>
    private const int LongestSearch = 200;

    public static void MapThreads(this RouteGroupBuilder api)
    {
        var threads = api.MapGroup("/messages/threads").WithTags("Conversations").RequireAuthorization();
        threads.MapPost("/", Open).RequireIdempotencyKey().WithName("OpenThread");
        threads.MapGet("/", List).WithName("ListThreads");
        threads.MapGet("/{id:guid}", Read).WithName("ReadThread");
        threads.MapPost("/{id:guid}/read", MarkRead).WithName("MarkThreadRead");
        threads.MapPost("/{id:guid}/typing", Type).WithName("Type");
        threads.MapMessages();
        threads.MapThreadKeeping();
        threads.MapThreadStream();
        var messages = api.MapGroup("/messages").WithTags("Conversations").RequireAuthorization();
        messages.MapGet("/search", Search).WithName("SearchMessages");
        messages.MapGet("/unread", Unread).WithName("CountUnread");
        messages.MapInboxStream();
    }

    private static async Task<CreatedAnswer<OpenedThreadBody>> Open(
        OpenThreadRequest body,
        Caller caller,
        ThreadTopics topics,
        IGrainFactory grains,
        IOptions<RateLimitOptions> limits,
        IOptions<ConversationOptions> options,
        CancellationToken cancellationToken)
    {
        var wanted = body.Kind is null ? await topics.WithPeople(body, caller, cancellationToken) : await topics.WithSupport(body, caller, cancellationToken);
        if (wanted.View is not { } thread)
        {
            return wanted.Refusal!;
        }

        var command = new OpenConversation(caller.Context(), thread.Topic, body.Message, limits.Value.Enabled is true, options.Value.Mask(body.Message), TextMark: TextMark.Of(body.Message));
        var outcome = await grains.GetGrain<IConversationGrain>(thread.Id).Open(command);
        return outcome.ToCreated(view => $"/messages/threads/{view.Id}", view => new OpenedThreadBody(view.Id));
    }

    private static async Task<OkAnswer<Page<ThreadSummaryBody>>> List(
        string? role, bool? archived, PageRequest page, Caller caller, IThreadList threads, CancellationToken cancellationToken)
    {
        var check = Check.OfQuery();
        var side = SideOf(role, check);
        return check.Refusal is { } malformed ? malformed : await threads.Read(caller.Actor, side, archived, page, cancellationToken);
    }

    private static async Task<OkAnswer<Page<FoundMessageBody>>> Search(
        string? q, string? role, PageRequest page, Caller caller, IMessageSearch search, CancellationToken cancellationToken)
    {
        var check = Check.OfQuery();
        var words = MessageWords.In(check.Text("q", q, LongestSearch));
        check.Require(words.Count > 0, "q", "must have a letter or a digit");
        var side = SideOf(role, check);
        return check.Refusal is { } malformed ? malformed : await search.Find(caller.Actor, side, words, page, cancellationToken);
    }

    private static async Task<OkAnswer<UnreadMessagesBody>> Unread(Caller caller, IThreadList threads, CancellationToken cancellationToken) =>
        await threads.CountUnread(caller.Actor, cancellationToken);

    private static ConversationSide? SideOf(string? role, Check check)
    {
        check.Require(role is null or "customer" or "provider", "role", "must be customer or provider");
        return role is "customer" ? ConversationSide.Customer : role is "provider" ? ConversationSide.Provider : null;
    }

    private static async Task<OkAnswer<ThreadBody>> Read(
        Guid id,
        [AsParameters] HistoryRequest history,
        Caller caller,
        IMessages messages,
        IGrainFactory grains,
        [FromKeyedServices(DomainClock.Key)] TimeProvider clock,
        CancellationToken cancellationToken)
    {
        var check = Check.OfQuery();
        var (before, limit) = history.Of(check);
        if (check.Refusal is { } malformed)
        {
            return malformed;
        }

        var outcome = await grains.GetGrain<IConversationGrain>(id).Read(caller.Actor, cancellationToken);
        if (outcome.View is not { } thread)
        {
            return outcome.Refusal!;
        }

        var topic = thread.Conversation.Topic;
        var blocks = await grains.GetGrain<IBlockingGrain>(BlockingId.Of(topic.CustomerId, topic.ProviderId)).Read(cancellationToken);
        return await ThreadHistory.Read(thread, blocks, caller.Actor, clock.GetUtcNow(), before, limit, messages, cancellationToken);
    }

    private static async Task<OkAnswer<ReadBody>> MarkRead(Guid id, ReadRequest body, Caller caller, IGrainFactory grains)
    {
        var check = new Check();
        var sequence = check.Number("sequence", body.Sequence, 0, long.MaxValue);
        if (check.Refusal is { } notValid)
        {
            return notValid;
        }

        var outcome = await grains.GetGrain<IConversationGrain>(id).MarkRead(new MarkRead(caller.Context(), sequence));
        return outcome.ToOk(view => new ReadBody(
            view.Topic.SideOf(caller.Actor) is ConversationSide.Customer ? view.CustomerRead : view.ProviderRead,
            new ReadMarksBody(view.CustomerRead, view.ProviderRead)));
    }

    private static async Task<NoContentAnswer> Type(Guid id, Caller caller, IGrainFactory grains) =>
        (await grains.GetGrain<IConversationGrain>(id).Type(caller.Actor)).ToNoContent();
}
