namespace Marketplace.Verification;

/// <summary>What was said, in the one order that everybody sees.</summary>
internal static class ConversationInvariants
{
    public static readonly Invariant SequencesHaveNoGap = new(
        "I17",
        "The messages of a conversation are numbered 1, 2, 3 and so on without a gap or a repeat, the same for everybody.",
        new SqlCheck("conversations", "from threads",
            """
            select format('Thread %s: %s messages numbered %s to %s, the last known is %s', threads.id, count(sequence),
              coalesce(min(sequence), 0), coalesce(max(sequence), 0), last_sequence)
            from threads left join messages on thread_id = threads.id
            group by threads.id
            having count(distinct sequence) <> last_sequence or count(sequence) <> last_sequence or coalesce(max(sequence), 0) <> last_sequence
              or coalesce(min(sequence), 1) <> 1
            """),
        new SqlCheck("messages", "from messages",
            """
            with posted as (
              select split_part(stream, '/', 2)::uuid as thread_id, (body ->> 'sequence')::bigint as sequence,
                (body ->> 'messageId')::uuid as id
              from events where type = 'conversation.message-posted')
            select format('Thread %s message %s: posted as %s, shown as %s', thread_id, sequence,
              coalesce(posted.id::text, 'nothing'), coalesce(shown.id::text, 'nothing'))
            from posted full join messages shown using (thread_id, sequence)
            where posted.id is distinct from shown.id
            """));
}
