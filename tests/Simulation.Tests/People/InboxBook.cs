using System.Globalization;
using Marketplace.Postgres;

namespace Marketplace.Simulations;

/// <summary>What there is to hear in all threads of somebody, by the database itself, since they began to listen.</summary>
internal sealed class InboxBook(Town town, Guid person)
{
    /// <summary>How threads are kept, and who of support looks after them, is nobody's news.</summary>
    private static readonly ImmutableHashSet<string> Untold =
        ["conversation.archived", "conversation.restored", "conversation.muted", "conversation.unmuted", "conversation.support-assigned"];

    private readonly Guid provider = DerivedId.From(person, "provider");
    private long? beginning;

    /// <summary>Which of all things to hear this one is: 1, 2, 3 and so on; null for what only says where they begin.</summary>
    public long? Number(StreamEvent heard)
    {
        var position = long.Parse(heard.Id!, CultureInfo.InvariantCulture);
        if (heard.Type == "position")
        {
            beginning = position;
            return null;
        }

        return CountUntil(position);
    }

    /// <summary>How many there are; none for whoever never came to listen.</summary>
    public long Count() => beginning is null ? 0 : CountUntil(long.MaxValue);

    private long CountUntil(long position)
    {
        var mine = town.Database.ReadModels[ReadModel.Threads].Rows
            .Where(row => row.Id("customer_id") == person || row.OptionalId("provider_id") == provider)
            .Select(row => row.Id("id"))
            .ToHashSet();
        return town.Database.Events.Skip((int)beginning!.Value).TakeWhile(happened => happened.Position <= position).LongCount(happened =>
            happened.Type.StartsWith("conversation.", StringComparison.Ordinal) && !Untold.Contains(happened.Type) && mine.Contains(happened.Stream.GetGuidKey()));
    }
}
