using Marketplace.Conversations;
using Marketplace.Postgres;
using Microsoft.Extensions.DependencyInjection;

namespace Marketplace.Simulations;

internal sealed class MemoryMessages(MemoryDatabase database) : IMessages
{
    public Task<IReadOnlyList<Message>> Before(Guid thread, long sequence, int limit, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<Message>>(
            [.. Of(thread).Where(row => row.Number("sequence") < sequence).OrderByDescending(row => row.Number("sequence")).Take(limit).Reverse().Select(MessageOf)]);

    public Task<IReadOnlyList<Message>> After(Guid thread, long sequence, int limit, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<Message>>(
            [.. Of(thread).Where(row => row.Number("sequence") > sequence).OrderBy(row => row.Number("sequence")).Take(limit).Select(MessageOf)]);

    public Task<Message?> Find(Guid thread, Guid message, CancellationToken cancellationToken) =>
        Task.FromResult(Of(thread).FirstOrDefault(row => row.Id("id") == message) is { } found ? MessageOf(found) : null);

    public Task<long> VersionOf(Guid thread, long sequence, CancellationToken cancellationToken) =>
        Task.FromResult(Of(thread).First(row => row.Number("sequence") == sequence).Number("version"));

    public Task<IReadOnlySet<MessagePlace>> TakenBack(IReadOnlyList<MessagePlace> messages, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlySet<MessagePlace>>(
            messages.Where(message => Of(message.Thread).Any(row => row.Number("sequence") == message.Sequence && row.OptionalInstant("deleted_at") is not null)).ToHashSet());

    public static Message MessageOf(MemoryRow row) =>
        new(
            row.Id("id"),
            row.Number("sequence"),
            EnumNames<ConversationSide>.ByName[row.Text("side")],
            row.OptionalId("author_id"),
            row.OptionalText("code"),
            row.Text("text"),
            row.Instant("sent_at"),
            row.OptionalInstant("edited_at"),
            row.OptionalInstant("deleted_at"),
            MessageTable.ContactsOf(row["contacts"] is null ? null : row.Json("contacts")),
            row.Is("removed"),
            MessageTable.FilesOf(row["attachments"] is null ? null : row.Json("attachments")));

    private IEnumerable<MemoryRow> Of(Guid thread) =>
        database.ReadModels[ReadModel.Messages].Rows.Where(row => row.Id("thread_id") == thread);
}

internal sealed class MemoryMessageSearch(MemoryPages pages) : IMessageSearch
{
    public Task<Page<FoundMessageBody>> Find(
        Actor by, ConversationSide? role, IReadOnlyList<string> words, PageRequest page, CancellationToken cancellationToken)
    {
        var customer = role is ConversationSide.Provider ? Guid.Empty : by.Id;
        var provider = role is ConversationSide.Customer ? Guid.Empty : by.ProviderId;
        var threads = pages[ReadModel.Threads].Where(row => row.Id("customer_id") == customer || row.OptionalId("provider_id") == provider).ToDictionary(row => row.Id("id"));
        var found = pages[ReadModel.Messages].Where(row => threads.ContainsKey(row.Id("thread_id")) && MessageWords.Match(row.Text("words"), words));
        return pages.ByInstant(found, "sent_at", page, row => Found(row, threads[row.Id("thread_id")], customer, by), cancellationToken);
    }

    private static FoundMessageBody Found(MemoryRow row, MemoryRow thread, Guid customer, Actor by)
    {
        var kind = EnumNames<TopicKind>.ByName[thread.Text("kind")];
        return new FoundMessageBody(
            thread.Id("id"),
            kind,
            thread.Id("customer_id") == customer ? ConversationSide.Customer : ConversationSide.Provider,
            thread.OptionalId("listing_id"),
            kind is TopicKind.Listing ? null : thread.OptionalId("subject_id"),
            thread.Text("title"),
            MessageBody.Of(thread.Id("id"), MemoryMessages.MessageOf(row), by));
    }
}

internal sealed class MemoryThreadList(MemoryPages pages, [FromKeyedServices(DomainClock.Key)] TimeProvider clock) : IThreadList
{
    private const int UnreadLimit = 100;

    public Task<Page<ThreadSummaryBody>> Read(Actor by, ConversationSide? role, bool? archived, PageRequest page, CancellationToken cancellationToken)
    {
        var customer = role is ConversationSide.Provider ? Guid.Empty : by.Id;
        var provider = role is ConversationSide.Customer ? Guid.Empty : by.ProviderId;
        var rows = pages[ReadModel.Threads].Where(row =>
            (row.Id("customer_id") == customer && row.Is("customer_archived") == (archived ?? row.Is("customer_archived")))
            || (row.OptionalId("provider_id") == provider && row.Is("provider_archived") == (archived ?? row.Is("provider_archived"))));
        return pages.ByInstant(rows, "active_at", page, row => SummaryOf(row, row.Id("customer_id") == customer, by), cancellationToken);
    }

    public Task<UnreadMessagesBody> CountUnread(Actor by, CancellationToken cancellationToken)
    {
        var counts = pages[ReadModel.Threads]
            .Where(row => row.Id("customer_id") == by.Id || row.OptionalId("provider_id") == by.ProviderId)
            .Select(row => SummaryOf(row, row.Id("customer_id") == by.Id, by).Unread)
            .Where(unread => unread > 0)
            .ToArray();
        return Task.FromResult(new UnreadMessagesBody(counts.Length, counts.Sum()));
    }

    private ThreadSummaryBody SummaryOf(MemoryRow row, bool asCustomer, Actor by)
    {
        var thread = row.Id("id");
        var kind = EnumNames<TopicKind>.ByName[row.Text("kind")];
        var side = asCustomer ? "customer" : "provider";
        var seen = row.Number($"{side}_read");
        var mute = row.Is($"{side}_muted") ? new Mute(row.OptionalInstant($"{side}_muted_until")) : null;
        var messages = pages[ReadModel.Messages].Where(message => message.Id("thread_id") == thread).ToArray();
        var last = messages.FirstOrDefault(message => message.Number("sequence") == row.Number("last_sequence"));
        return new ThreadSummaryBody(
            thread,
            kind,
            asCustomer ? ConversationSide.Customer : ConversationSide.Provider,
            row.OptionalId("listing_id"),
            kind is TopicKind.Listing ? null : row.OptionalId("subject_id"),
            row.Text("title"),
            row.Id("customer_id"),
            row.OptionalId("provider_id"),
            row.Instant("opened_at"),
            row.Instant("active_at"),
            row.Number("last_sequence"),
            messages.Where(message => IsUnread(message, seen, side)).Take(UnreadLimit).Count(),
            row.Is($"{side}_archived"),
            MuteBody.Of(mute, clock.GetUtcNow()),
            row.OptionalInstant("closed_at"),
            last is null ? null : MessageBody.Of(thread, MemoryMessages.MessageOf(last), by));
    }

    private static bool IsUnread(MemoryRow message, long seen, string mine) =>
        message.Number("sequence") > seen && message.Text("side") != mine && message.OptionalInstant("deleted_at") is null;
}
