namespace Marketplace.Conversations;

/// <summary>How one's side keeps a thread: putting it away, hearing nothing of it or of the other side, taking a copy along.</summary>
internal static class ThreadKeepingEndpoints
{
    /// <summary>How many messages are read at once for a copy.</summary>
    private const int PageSize = 500;

    public static void MapThreadKeeping(this RouteGroupBuilder threads)
    {
        threads.MapPut("/{id:guid}/archive", Archive).WithName("ArchiveThread");
        threads.MapDelete("/{id:guid}/archive", Restore).WithName("RestoreThread");
        threads.MapPut("/{id:guid}/mute", Mute).WithName("MuteThread");
        threads.MapDelete("/{id:guid}/mute", Unmute).WithName("UnmuteThread");
        threads.MapPut("/{id:guid}/block", Block).WithName("BlockCounterpart")
            .WithSummary("Hear nothing more of whom I talk with here, in none of our threads, and have them open no other.");
        threads.MapDelete("/{id:guid}/block", Unblock).WithName("UnblockCounterpart");
        threads.MapGet("/{id:guid}/export", Export).WithName("ExportThread");
    }

    private static Task<NoContentAnswer> Archive(Guid id, Caller caller, IGrainFactory grains) => Keep(id, caller, true, grains);

    private static Task<NoContentAnswer> Restore(Guid id, Caller caller, IGrainFactory grains) => Keep(id, caller, false, grains);

    private static async Task<NoContentAnswer> Keep(Guid id, Caller caller, bool isArchived, IGrainFactory grains) =>
        (await grains.GetGrain<IConversationGrain>(id).Archive(new ArchiveConversation(caller.Context(), isArchived))).ToNoContent();

    private static async Task<NoContentAnswer> Mute(Guid id, MuteRequest body, Caller caller, IGrainFactory grains)
    {
        var check = new Check();
        var until = check.OptionalInstant("until", body.Until);
        return check.Refusal is { } notValid
            ? notValid
            : (await grains.GetGrain<IConversationGrain>(id).Mute(new MuteConversation(caller.Context(), true, until))).ToNoContent();
    }

    private static async Task<NoContentAnswer> Unmute(Guid id, Caller caller, IGrainFactory grains) =>
        (await grains.GetGrain<IConversationGrain>(id).Mute(new MuteConversation(caller.Context(), false, null))).ToNoContent();

    private static Task<NoContentAnswer> Block(Guid id, Caller caller, IGrainFactory grains, CancellationToken cancellationToken) =>
        Set(id, caller, true, grains, cancellationToken);

    private static Task<NoContentAnswer> Unblock(Guid id, Caller caller, IGrainFactory grains, CancellationToken cancellationToken) =>
        Set(id, caller, false, grains, cancellationToken);

    private static async Task<NoContentAnswer> Set(Guid id, Caller caller, bool isBlocked, IGrainFactory grains, CancellationToken cancellationToken)
    {
        var read = await grains.GetGrain<IConversationGrain>(id).Read(caller.Actor, cancellationToken);
        if (read.View?.Conversation.Topic is not { } topic)
        {
            return read.Refusal!;
        }

        var blocking = grains.GetGrain<IBlockingGrain>(BlockingId.Of(topic.CustomerId, topic.ProviderId));
        return (await blocking.Set(new SetBlock(caller.Context(), topic.CustomerId, topic.ProviderId, isBlocked))).ToNoContent();
    }

    private static async Task<OkAnswer<ThreadExportBody>> Export(
        Guid id,
        Caller caller,
        HttpContext http,
        IMessages messages,
        IGrainFactory grains,
        [FromKeyedServices(DomainClock.Key)] TimeProvider clock,
        CancellationToken cancellationToken)
    {
        var outcome = await grains.GetGrain<IConversationGrain>(id).Read(caller.Actor, cancellationToken);
        if (outcome.Refusal is { } refusal)
        {
            return refusal;
        }

        var thread = outcome.View!.Conversation;
        http.Response.Headers.ContentDisposition = $"attachment; filename=\"thread-{id}.json\"";
        http.Response.Headers.CacheControl = "private, no-store";
        return new ThreadExportBody(
            id,
            thread.Topic.Kind,
            thread.Topic.Listing(),
            thread.Topic.Booking(),
            thread.Topic.Title,
            thread.Topic.CustomerId,
            thread.Topic.Provider(),
            thread.OpenedAt,
            clock.GetUtcNow(),
            new ReadMarksBody(thread.CustomerRead, thread.ProviderRead),
            All(thread, caller.Actor, messages, http.RequestAborted));
    }

    /// <summary>Every message that there was when the thread was read, however many, a page at a time.</summary>
    private static async IAsyncEnumerable<MessageBody> All(
        ConversationView thread, Actor reader, IMessages messages, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        for (var after = 0L; after < thread.LastSequence;)
        {
            var page = await messages.After(thread.Id, after, (int)Math.Min(PageSize, thread.LastSequence - after), cancellationToken);
            foreach (var message in page)
            {
                yield return MessageBody.Of(thread.Id, message, reader);
            }

            after += page.Count;
        }
    }
}
