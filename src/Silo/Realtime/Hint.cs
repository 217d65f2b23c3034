namespace Marketplace.Realtime;

/// <summary>What a watcher is told: look again.</summary>
/// <param name="Version">The latest version that was heard of; 0 when none was.</param>
/// <param name="Whispers">Passing texts since the last hint.</param>
/// <param name="IsHeartbeat">Nothing was heard for a while; look anyway, for a hint may have been lost.</param>
internal readonly record struct Hint(long Version, ImmutableArray<string> Whispers, bool IsHeartbeat);

/// <summary>One hint on its way between processes.</summary>
/// <param name="Stream">The stream, as text.</param>
/// <param name="Version">The version it has reached; 0 for a whisper.</param>
/// <param name="Whisper">A passing text, or null.</param>
[GenerateSerializer, Immutable, Alias("hint")]
internal sealed record SentHint([property: Id(0)] string Stream, [property: Id(1)] long Version, [property: Id(2)] string? Whisper);

/// <summary>What one process tells the others in one message.</summary>
/// <param name="Origin">The process that tells; it has told itself already.</param>
/// <param name="Hints">What changed.</param>
[GenerateSerializer, Immutable, Alias("hint-batch")]
internal sealed record HintBatch([property: Id(0)] Guid Origin, [property: Id(1)] ImmutableArray<SentHint> Hints);
