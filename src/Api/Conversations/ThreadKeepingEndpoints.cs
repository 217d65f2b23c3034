namespace Marketplace.Conversations;

/// <summary>How one's side keeps a thread: putting it away, hearing nothing of it, taking a copy along.</summary>
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
            thread.Topic.ListingId,
            thread.Topic.Kind is TopicKind.Booking ? thread.Topic.SubjectId : null,
            thread.Topic.Title,
            thread.Topic.CustomerId,
            thread.Topic.ProviderId,
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
