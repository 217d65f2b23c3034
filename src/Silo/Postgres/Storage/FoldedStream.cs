using System.Text.Json;

namespace Marketplace.Postgres;

/// <summary>A stream as its events say it must be, while they are read one by one.</summary>
internal sealed class FoldedStream(StoredStream stored, AggregateDescriptor kind)
{
    private readonly HashSet<Guid> commands = [];
    private object state = kind.InitialState;
    private long version;

    public void Add(long number, string type, string body, Guid command)
    {
        if (number != version + 1)
        {
            throw new InvalidDataException($"Event {version + 1} is missing.");
        }

        state = kind.Evolve(state, kind.ReadEvent(type, body));
        version = number;
        commands.Add(command);
    }

    /// <summary>Where what is stored is not what follows from the events.</summary>
    public IEnumerable<RebuildDifference> Compare()
    {
        if (stored.Record is { } record)
        {
            var journal = Read(record);
            if (Differs("state", CanonicalJson.Of(state), CanonicalJson.Of(journal.CurrentState)) is { } inState)
            {
                yield return inState;
            }

            if (Differs("version", $"{version}", $"{journal.Version}") is { } inRecord)
            {
                yield return inRecord;
            }
        }

        (string What, string Expected, string Found)[] rest =
        [
            ("version", $"{version}", $"{stored.Version}"),
            ("watermark", $"{version}", $"{stored.Watermark}"),
            ("receipts", $"{commands.Count}", $"{stored.Receipts}"),
            ("deadlines", Text(kind.Deadlines(state)), Text(stored.Deadlines)),
            ("intents", Text(kind.Intents(state)), Text(stored.Intents)),
        ];

        foreach (var (what, expected, found) in rest)
        {
            if (Differs(what, expected, found) is { } difference)
            {
                yield return difference;
            }
        }
    }

    private RebuildDifference? Differs(string what, string expected, string found) =>
        expected == found ? null : new RebuildDifference(stored.Stream, what, expected, found);

    /// <summary>Through its type, so that a state that was stored before a member existed is no difference.</summary>
    private IJournaled Read(string record) =>
        (IJournaled?)JsonSerializer.Deserialize(record, typeof(Journal<,>).MakeGenericType(kind.StateType, kind.EventType), MarketplaceJson.Options)
        ?? throw new JsonException("The stored state is null.");

    private static string Text(IEnumerable<Deadline> deadlines) =>
        Text(deadlines
            .OrderBy(deadline => deadline.Name, StringComparer.Ordinal)
            .Select(deadline => StoredStream.DeadlineText(deadline.Name, AggregateWrite.RoundUp(deadline.At).UtcDateTime)));

    private static string Text(IEnumerable<Intent> intents) =>
        Text(intents.Select(intent => new StoredIntent(intent.Id, intent.Kind, JsonSerializer.Serialize(intent.Body, MarketplaceJson.Options))));

    private static string Text(IEnumerable<StoredIntent> intents) =>
        Text(intents.OrderBy(intent => intent.Id).Select(intent =>
        {
            using var body = JsonDocument.Parse(intent.Body);
            return $"{intent.Kind} {intent.Id} {CanonicalJson.Of(body.RootElement)}";
        }));

    private static string Text(IEnumerable<string> items) => string.Join(", ", items);
}
