namespace Marketplace.Resources;

/// <summary>Something that a provider wants of its resources.</summary>
/// <remarks>Positional members are wire members: append at the end, never reorder.</remarks>
[GenerateSerializer, Immutable, Alias("roster.command")]
public abstract record RosterCommand(CommandContext Context) : ICommand;

/// <param name="Context">By the provider.</param>
/// <param name="ResourceId">The new resource.</param>
/// <param name="Name">For people.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Seats">How many fit in at once; null leaves it to the listing.</param>
[GenerateSerializer, Immutable, Alias("roster.add")]
public sealed record AddResource(CommandContext Context, Guid ResourceId, string Name, ResourceKind Kind, int? Seats) : RosterCommand(Context);

/// <summary>What is absent stays.</summary>
[GenerateSerializer, Immutable, Alias("roster.change")]
public sealed record ChangeResource(
    CommandContext Context, Guid ResourceId, Optional<string> Name, Optional<ResourceKind?> Kind, Optional<int?> Seats) : RosterCommand(Context);

/// <summary>Nothing new may be booked on it. Its bookings, and its calendar, stay.</summary>
[GenerateSerializer, Immutable, Alias("roster.archive")]
public sealed record ArchiveResource(CommandContext Context, Guid ResourceId) : RosterCommand(Context);
