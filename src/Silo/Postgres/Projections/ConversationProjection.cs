using Marketplace.Postgres;

namespace Marketplace.Conversations;

/// <summary>Keeps the threads that lists show and the messages that pages are cut from.</summary>
internal sealed class ConversationProjection : IProjection<ConversationState, ConversationEvent>
{
    public void Project(Projected<ConversationState, ConversationEvent> fact, IRowSink rows)
    {
        var thread = Row.Of(ReadModel.Threads, ("id", fact.Id));
        switch (fact.Event)
        {
            case ConversationOpened e:
                rows.Add(thread.Insert(
                    ("kind", Named(e.Topic.Kind)),
                    ("subject_id", e.Topic.Kind is TopicKind.Support ? e.Topic.Booking() : e.Topic.SubjectId),
                    ("listing_id", e.Topic.Listing()),
                    ("title", e.Topic.Title),
                    ("customer_id", e.Topic.CustomerId),
                    ("provider_id", e.Topic.Provider()),
                    ("opened_at", e.At),
                    ("version", fact.Version),
                    ("active_at", e.At)));
                break;

            case MessagePosted e:
                rows.Add(thread.Update(("version", fact.Version), ("last_sequence", e.Sequence), ("active_at", e.At), ("customer_archived", false), ("provider_archived", false)));
                if (fact.State.Support is { } asked)
                {
                    rows.Add(thread.Update(("waiting_since", asked.WaitingSince), ("closed_at", asked.ClosedAt)));
                }

                rows.Add(Message(e.Sequence).Insert(
                    ("id", e.MessageId),
                    ("version", fact.Version),
                    ("side", Named(e.Side)),
                    ("author_id", e.AuthorId),
                    ("code", e.Code),
                    ("text", e.Text),
                    ("words", MessageWords.Of(e.Text)),
                    ("contacts", Hidden(e.Contacts)),
                    ("attachments", e.Attachments is { } files ? new Json(files) : null),
                    ("sent_at", e.At)));
                foreach (var file in e.Attachments ?? [])
                {
                    rows.Add(Row.Of(ReadModel.AttachmentUses, ("attachment_id", file.Id)).Insert(("thread_id", fact.Id), ("message_id", e.MessageId)));
                }

                break;

            case MessageEdited e:
                rows.Add(thread.Update(("version", fact.Version)));
                rows.Add(Standing(e.Sequence).Update(("text", e.Text), ("words", MessageWords.Of(e.Text)), ("contacts", Hidden(e.Contacts)), ("edited_at", e.At)));
                break;

            case MessageDeleted e:
                rows.Add(thread.Update(("version", fact.Version)));
                rows.Add(Standing(e.Sequence).Update(("text", string.Empty), ("words", string.Empty), ("contacts", null), ("attachments", null), ("deleted_at", e.At)));
                break;

            case MessageRemoved e:
                rows.Add(thread.Update(("version", fact.Version)));
                rows.Add(Standing(e.Sequence).Update(("text", string.Empty), ("words", string.Empty), ("contacts", null), ("deleted_at", e.At), ("removed", true)));
                break;

            case MessageRestored e:
                rows.Add(thread.Update(("version", fact.Version)));
                rows.Add(Message(e.Sequence).If("removed", true).Update(
                    ("text", e.Text), ("words", MessageWords.Of(e.Text)), ("contacts", Hidden(e.Contacts)), ("deleted_at", null), ("removed", false)));
                break;

            case MessagesRead e:
                rows.Add(thread.Update(("version", fact.Version), ($"{Kept(e.Side)}_read", e.Sequence)));
                break;

            case ConversationArchived e:
                rows.Add(thread.Update(("version", fact.Version), ($"{Kept(e.Side)}_archived", true)));
                break;

            case ConversationRestored e:
                rows.Add(thread.Update(("version", fact.Version), ($"{Kept(e.Side)}_archived", false)));
                break;

            case ConversationMuted e:
                rows.Add(thread.Update(("version", fact.Version), ($"{Kept(e.Side)}_muted", true), ($"{Kept(e.Side)}_muted_until", e.Until)));
                break;

            case ConversationUnmuted e:
                rows.Add(thread.Update(("version", fact.Version), ($"{Kept(e.Side)}_muted", false), ($"{Kept(e.Side)}_muted_until", null)));
                break;

            case SupportAssigned e:
                rows.Add(thread.Update(("version", fact.Version), ("assigned_to", e.OperatorId)));
                break;

            case SupportClosed e:
                rows.Add(thread.Update(("version", fact.Version), ("waiting_since", null), ("closed_at", e.At)));
                break;
        }

        Row Message(long sequence) => Row.Of(ReadModel.Messages, ("thread_id", fact.Id), ("sequence", sequence));

        // What was taken back stays taken back, whatever arrives after it.
        Row Standing(long sequence) => Message(sequence).If("deleted_at", null);
    }

    /// <summary>Whose columns have what that side does: where a provider stands in other threads, support does.</summary>
    private static string Kept(ConversationSide side) => side is ConversationSide.Customer ? "customer" : "provider";

    private static Json? Hidden(HiddenContacts? contacts) => contacts is null ? null : new Json(contacts);

    private static string Named<T>(T value)
        where T : struct, Enum => value.ToString().ToLowerInvariant();
}
