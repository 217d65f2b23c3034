namespace Marketplace;

/// <summary>A moment at which time alone will change something. Several may be pending at once; each has its own name.</summary>
internal readonly record struct Deadline(string Name, DateTimeOffset At);
