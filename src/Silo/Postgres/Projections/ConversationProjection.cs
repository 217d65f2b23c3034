using Marketplace.Postgres;

namespace Marketplace.Conversations;

/// <summary>Keeps the threads that lists show and the messages that pages are cut from.</summary>
internal sealed class ConversationProjection : IProjection<ConversationState, ConversationEvent>
{
    public void Project(Projected<ConversationState, ConversationEvent> fact, IRowSink rows)
    {
        var key = $"{fact.Id}";
        switch (fact.Event)
        {
            case ConversationOpened e:
                rows.Add(
                    ReadModel.Threads,
                    key,
                    """
                    INSERT INTO threads (id, kind, subject_id, listing_id, title, customer_id, provider_id, opened_at, version, active_at)
                    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $8)
                    """,
                    fact.Id,
                    Named(e.Topic.Kind),
                    e.Topic.SubjectId,
                    e.Topic.ListingId,
                    e.Topic.Title,
                    e.Topic.CustomerId,
                    e.Topic.ProviderId,
                    e.At,
                    fact.Version);
                break;

            case MessagePosted e:
                rows.Add(
                    ReadModel.Threads,
                    key,
                    "UPDATE threads SET version = $2, last_sequence = $3, active_at = $4 WHERE id = $1",
                    fact.Id,
                    fact.Version,
                    e.Sequence,
                    e.At);
                rows.Add(
                    ReadModel.Messages,
                    MessageKey(e.Sequence),
                    """
                    INSERT INTO messages (thread_id, sequence, id, version, side, author_id, code, text, sent_at)
                    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
                    """,
                    fact.Id,
                    e.Sequence,
                    e.MessageId,
                    fact.Version,
                    Named(e.Side),
                    e.AuthorId,
                    e.Code,
                    e.Text,
                    e.At);
                break;

            case MessageEdited e:
                Change(e.Sequence, "text = $3, edited_at = $4", e.Text, e.At);
                break;

            case MessageDeleted e:
                Change(e.Sequence, "text = '', deleted_at = $3", e.At);
                break;

            case MessagesRead e:
                rows.Add(
                    ReadModel.Threads,
                    key,
                    e.Side is ConversationSide.Customer
                        ? "UPDATE threads SET version = $2, customer_read = $3 WHERE id = $1"
                        : "UPDATE threads SET version = $2, provider_read = $3 WHERE id = $1",
                    fact.Id,
                    fact.Version,
                    e.Sequence);
                break;
        }

        // What was taken back stays taken back, whatever arrives after it.
        void Change(long sequence, string assignments, params ReadOnlySpan<object?> values)
        {
            rows.Add(ReadModel.Threads, key, "UPDATE threads SET version = $2 WHERE id = $1", fact.Id, fact.Version);
            rows.Add(
                ReadModel.Messages,
                MessageKey(sequence),
                $"UPDATE messages SET {assignments} WHERE thread_id = $1 AND sequence = $2 AND deleted_at IS NULL",
                [fact.Id, sequence, .. values]);
        }

        string MessageKey(long sequence) => $"{key}/{sequence:D12}";
    }

    private static string Named<T>(T value)
        where T : struct, Enum => value.ToString().ToLowerInvariant();
}
