namespace Marketplace;

/// <summary>
/// Tells whoever watches that it is worth looking again. A hint may be lost, doubled or late and carries no truth:
/// who is told reads the durable sequence.
/// </summary>
internal interface IHints
{
    /// <summary>A stream has reached this version. Sent by itself after every write of an aggregate.</summary>
    void Changed(GrainId stream, long version);

    /// <summary>Something passing that is never stored, such as that somebody is typing.</summary>
    /// <param name="stream">Whose watchers hear it.</param>
    /// <param name="text">A short text that watchers understand, at most 1,000 characters.</param>
    void Whisper(GrainId stream, string text);
}
