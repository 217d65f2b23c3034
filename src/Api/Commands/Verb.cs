namespace Marketplace.Commands;

/// <summary>Something this program can do besides serving.</summary>
/// <param name="Name">The word on the command line.</param>
/// <param name="Summary">One line of help.</param>
/// <param name="Run">Does it with the rest of the command line, and returns the exit code.</param>
internal sealed record Verb(string Name, string Summary, Func<string[], Task<int>> Run);
