using System.Diagnostics;
using Marketplace.Conversations;
using Marketplace.Notifications;
using Marketplace.Postgres;
using Microsoft.Extensions.DependencyInjection;

namespace Marketplace.Simulations;

internal sealed class MemoryNotificationList(MemoryDatabase database) : INotificationList
{
    public Task<IReadOnlyList<ListedNotification>> Before(Guid person, long sequence, int limit, bool onlyUnread, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<ListedNotification>>(
        [
            .. Of(person).Where(row => row.Number("sequence") < sequence && (!onlyUnread || row.OptionalInstant("read_at") is null))
                .OrderByDescending(row => row.Number("sequence")).Take(limit).Select(Listed),
        ]);

    public Task<long?> Find(Guid person, Guid id, CancellationToken cancellationToken) =>
        Task.FromResult(Of(person).FirstOrDefault(row => row.Id("id") == id)?.Number("sequence"));

    public Task<long> Unread(Guid person, CancellationToken cancellationToken) =>
        Task.FromResult<long>(Of(person).Count(row => row.OptionalInstant("read_at") is null));

    private static ListedNotification Listed(MemoryRow row) => new(
        row.Id("id"),
        row.Number("sequence"),
        EnumNames<NotificationTopic>.ByName[row.Text("topic")],
        NotificationList.FactsOf(row.Json("facts")),
        row.Instant("posted_at"),
        row.OptionalInstant("read_at"));

    private IEnumerable<MemoryRow> Of(Guid person) =>
        database.ReadModels[ReadModel.Notifications].Rows.Where(row => row.Id("account_id") == person);
}

internal sealed class MemoryNotificationCauses(MemoryDatabase database, [FromKeyedServices(DomainClock.Key)] TimeProvider clock) : INotificationCauses
{
    public Task<bool> Holds(NotificationCause cause, CancellationToken cancellationToken) => Task.FromResult(cause.Kind switch
    {
        NotificationCauseKind.MessageIsUnread => IsUnread(cause.SubjectId, cause.Sequence!.Value),
        NotificationCauseKind.BookingStands => database.ReadModels[ReadModel.Bookings].Rows.Any(row =>
            row.Id("id") == cause.SubjectId && row.Text("status") == Wire.Name(cause.Status!.Value) && (cause.Start ?? row.Instant("starts_at")) == row.Instant("starts_at")),
        _ => throw new UnreachableException($"Nobody knows whether {cause.Kind} holds."),
    });

    public Task<bool> IsRead(Guid person, Guid notification, CancellationToken cancellationToken) =>
        Task.FromResult(database.ReadModels[ReadModel.Notifications].Rows.Any(row =>
            row.Id("account_id") == person && row.Id("id") == notification && row.OptionalInstant("read_at") is not null));

    private bool IsUnread(Guid thread, long sequence)
    {
        var messages = database.ReadModels[ReadModel.Messages].Rows.Where(row => row.Id("thread_id") == thread && row.OptionalInstant("deleted_at") is null).ToArray();
        if (messages.FirstOrDefault(row => row.Number("sequence") == sequence) is not { } message)
        {
            return false;
        }

        var side = message.Text("side");
        var reader = side == "customer" ? "provider" : "customer";
        var row = database.ReadModels[ReadModel.Threads].Rows.Single(row => row.Id("id") == thread);
        var seen = row.Number($"{reader}_read");
        var mutedUntil = row.OptionalInstant($"{reader}_muted_until");
        return sequence > seen
            && !(row.Is($"{reader}_muted") && new Mute(mutedUntil).Holds(clock.GetUtcNow()))
            && !messages.Any(before => before.Number("sequence") > seen && before.Number("sequence") < sequence && before.Text("side") == side
                && (mutedUntil is not { } end || before.Instant("sent_at") >= end));
    }
}
