namespace Marketplace;

/// <summary>
/// Something the outside world has yet to do for an aggregate: charge, pay out, send a mail. It follows from the state,
/// as deadlines do: it stands in the database from the write that wants it until the write that no longer does.
/// A worker carries it out, outside every turn and transaction, and reports back with a command.
/// </summary>
/// <param name="Id">Derived from the event that wanted it, so that the key sent to a gateway is the same for every attempt.</param>
/// <param name="Kind">Which handler carries it out, such as `stripe.refund` or `mail`.</param>
/// <param name="Body">What the handler needs besides the aggregate itself; stored as JSON. No secrets.</param>
internal sealed record Intent(Guid Id, string Kind, object? Body = null)
{
    /// <summary>An intent is the same as long as its id is: its body never changes.</summary>
    public bool Equals(Intent? other) => other is not null && other.Id == Id;

    public override int GetHashCode() => Id.GetHashCode();

    /// <summary>The id of an intent that an event wants.</summary>
    public static Guid IdOf(Guid source, long version, string purpose) => CommandId.CausedBy(source.ToString("N"), version, purpose).Value;
}
