using Marketplace.Scheduling;
using Npgsql;
using NpgsqlTypes;

namespace Marketplace.Postgres;

/// <summary>What follows from the events besides the state: deadlines, intents, and money.</summary>
internal static partial class CommitBatch
{
    private static void AddDeadlines(NpgsqlBatch batch, AggregateWrite[] writes)
    {
        // One that moved is in both lists; its row stays and takes the new moment.
        var gone = writes
            .SelectMany(write => write.Pending.Deadlines.Gone
                .Select(deadline => deadline.Name)
                .Except(write.Pending.Deadlines.Come.Select(deadline => deadline.Name), StringComparer.Ordinal)
                .Order(StringComparer.Ordinal), (write, name) => (write.Stream, Name: name))
            .ToArray();
        if (gone.Length > 0)
        {
            Add(
                batch,
                """
                delete from deadlines using unnest($1, $2) as gone (stream, name)
                where deadlines.stream = gone.stream and deadlines.name = gone.name
                """,
                Texts(gone, row => row.Stream),
                Texts(gone, row => row.Name));
        }

        var come = writes
            .SelectMany(write => write.Pending.Deadlines.Come.OrderBy(deadline => deadline.Name, StringComparer.Ordinal), (write, deadline) => (write, deadline))
            .ToArray();
        if (come.Length > 0)
        {
            Add(
                batch,
                """
                insert into deadlines (stream, name, at, shard) select * from unnest($1, $2, $3, $4)
                on conflict (stream, name) do update set
                  at = excluded.at, attempts = 0, next_try = null, claimed_until = null, parked_at = null, let_go_at = null, error = null
                """,
                Texts(come, row => row.write.Stream),
                Texts(come, row => row.deadline.Name),
                Instants(come, row => AggregateWrite.RoundUp(row.deadline.At)),
                Column(come, row => (short)SchedulerShards.Of(row.write.Id), NpgsqlDbType.Smallint));
        }
    }

    private static void AddIntents(NpgsqlBatch batch, AggregateWrite[] writes)
    {
        var gone = writes.SelectMany(write => write.Pending.Intents.Gone).Select(intent => intent.Id).Order().ToArray();
        if (gone.Length > 0)
        {
            Add(batch, "delete from intents where id = any ($1)", Ids(gone, id => id));
        }

        var come = writes
            .SelectMany(write => write.Intents, (write, intent) => (write, intent))
            .OrderBy(row => row.intent.Id)
            .ToArray();
        if (come.Length > 0)
        {
            Add(
                batch,
                "insert into intents (id, stream, kind, body, wanted_at, correlation) select * from unnest($1, $2, $3, $4, $5, $6)",
                Ids(come, row => row.intent.Id),
                Texts(come, row => row.write.Stream),
                Texts(come, row => row.intent.Kind),
                Jsons(come, row => row.intent.Body),
                Instants(come, row => row.write.Pending.At),
                Texts(come, row => row.write.Pending.Cause.Correlation));
        }
    }

    private static void AddLedger(NpgsqlBatch batch, AggregateWrite[] writes)
    {
        var moves = writes
            .SelectMany(write => write.Pending.Postings, (write, posting) => (
                Id: CommandId.CausedBy(write.Stream, posting.Version, posting.Transaction.Purpose).Value, write, posting))
            .ToArray();
        if (moves.Length == 0)
        {
            return;
        }

        Add(
            batch,
            "insert into ledger_transactions (id, stream, version, purpose, booking_id, at) select * from unnest($1, $2, $3, $4, $5, $6)",
            Ids(moves, row => row.Id),
            Texts(moves, row => row.write.Stream),
            Numbers(moves, row => row.posting.Version),
            Texts(moves, row => row.posting.Transaction.Purpose),
            Column(moves, row => row.posting.Transaction.BookingId, NpgsqlDbType.Uuid),
            Instants(moves, row => row.write.Pending.At));

        // The balances that the entries move are touched by a trigger of this one statement, in the order of their keys.
        var legs = moves
            .SelectMany(move => move.posting.Transaction.Legs.Select((leg, index) => (move.Id, Number: (short)(index + 1), Leg: leg)))
            .ToArray();
        Add(
            batch,
            "insert into ledger_entries (transaction_id, leg, account, owner, currency, amount) select * from unnest($1, $2, $3, $4, $5, $6)",
            Ids(legs, row => row.Id),
            Column(legs, row => row.Number, NpgsqlDbType.Smallint),
            Texts(legs, row => row.Leg.Account),
            Ids(legs, row => row.Leg.Owner),
            Texts(legs, row => row.Leg.Amount.Currency),
            Numbers(legs, row => row.Leg.Amount.Amount));
    }
}
