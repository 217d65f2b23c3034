namespace Marketplace;

/// <summary>A request to change one aggregate, safe to send twice.</summary>
public interface ICommand
{
    CommandContext Context { get; }
}

/// <summary>What every command carries besides its own words.</summary>
/// <param name="Id">Names the intent; the same id takes effect once.</param>
/// <param name="By">Who asks.</param>
/// <param name="Fingerprint">A keyed hash of what was asked, empty for commands that follow from facts. The same id with another fingerprint is refused.</param>
/// <param name="Correlation">Ties together everything that follows from one request (the trace id of the edge).</param>
/// <param name="IfVersion">The version the caller has seen (`If-Match`), or null when any will do.</param>
[GenerateSerializer, Immutable, Alias("command-context")]
public sealed record CommandContext(CommandId Id, Actor By, string Fingerprint, string Correlation, long? IfVersion)
{
    /// <summary>The context of a command that the platform gives because of a fact.</summary>
    public static CommandContext CausedBy(string stream, long version, string purpose, string correlation) =>
        new(CommandId.CausedBy(stream, version, purpose), Actor.Platform, string.Empty, correlation, null);
}
