namespace Marketplace.Conversations;

/// <remarks>Positional members are wire members: append at the end, never reorder.</remarks>
[GenerateSerializer, Immutable, Alias("first-contacts.command")]
public abstract record FirstContactsCommand(CommandContext Context) : ICommand;

/// <summary>Somebody wants to open an inquiry, or to say the first words in one.</summary>
/// <param name="Context">Follows from what they sent, so that a repeat of it is the same contact.</param>
/// <param name="ThreadId">Which inquiry.</param>
/// <param name="ProviderId">Whom they write to.</param>
/// <param name="Opens">Whether it is a new one.</param>
/// <param name="TextMark">The same for texts that read alike; null when nothing is said yet.</param>
/// <param name="HasPaid">Whether money of theirs ever came: then they may open as many as they like.</param>
/// <param name="Limits">As they are configured where the command is heard.</param>
[GenerateSerializer, Immutable, Alias("first-contacts.make")]
public sealed record MakeFirstContact(
    CommandContext Context, Guid ThreadId, Guid ProviderId, bool Opens, string? TextMark, bool HasPaid, FirstContactLimits Limits)
    : FirstContactsCommand(Context);

/// <summary>How much of it is too much within any day.</summary>
/// <param name="Threads">New inquiries of somebody who never paid.</param>
/// <param name="People">Providers to whom somebody writes the same.</param>
[GenerateSerializer, Immutable, Alias("first-contacts.limits")]
public sealed record FirstContactLimits(int Threads, int People)
{
    /// <summary>The highest that a limit can be: what is counted must be remembered.</summary>
    public const int Most = 500;
}
