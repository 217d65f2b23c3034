using Npgsql;

namespace Marketplace.Conversations;

/// <summary>The operators' queue of support threads.</summary>
internal interface ISupportQueue
{
    /// <summary>Those that wait for an answer: who waits longest first.</summary>
    Task<Page<WaitingThreadBody>> Read(PageRequest page, CancellationToken cancellationToken);
}

/// <summary>A support thread that waits for an answer.</summary>
/// <param name="Id">The thread: `GET /messages/threads/{id}`.</param>
/// <param name="PersonId">The account that waits.</param>
/// <param name="Subject">What they ask.</param>
/// <param name="BookingId">The booking it is about, if it is about one.</param>
/// <param name="WaitingSince">When the first message was sent that nobody has answered yet.</param>
/// <param name="AssignedTo">The operator who looks after it; null for nobody.</param>
internal sealed record WaitingThreadBody(Guid Id, Guid PersonId, string Subject, Guid? BookingId, DateTimeOffset WaitingSince, Guid? AssignedTo);

/// <inheritdoc/>
internal sealed class SupportQueue(ListReader lists) : ISupportQueue
{
    /// <summary>Served by threads_that_wait.</summary>
    private const string Sql =
        "select id, waiting_since as sort, customer_id, title, subject_id, assigned_to from threads where waiting_since is not null";

    public Task<Page<WaitingThreadBody>> Read(PageRequest page, CancellationToken cancellationToken) =>
        lists.Read(new ListQuery(Sql) { Descending = false }, page, Item, cancellationToken);

    private static WaitingThreadBody Item(NpgsqlDataReader row) => new(
        row.GetGuid(0),
        row.GetGuid(2),
        row.GetString(3),
        row.Optional<Guid>(4),
        row.GetFieldValue<DateTimeOffset>(1),
        row.Optional<Guid>(5));
}
