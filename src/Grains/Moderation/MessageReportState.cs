using Marketplace.Conversations;

namespace Marketplace.Moderation;

/// <summary>Where one report stands.</summary>
[GenerateSerializer, Immutable, Alias("message-report.state")]
internal sealed record MessageReportState
{
    [Id(0)]
    public ReportStatus Status { get; init; }

    /// <summary>As it was when it was first reported; null until then.</summary>
    [Id(1)]
    public ReportedMessage? Message { get; init; }

    /// <summary>One per person; bounded by <see cref="MessageReport.MostFilings"/>.</summary>
    [Id(2)]
    public ImmutableArray<ReportFiling> Filings { get; init; } = [];

    [Id(3)]
    public ImmutableArray<ModerationDecision> Decisions { get; init; } = [];

    [Id(4)]
    public ReportAppeal? Appeal { get; init; }

    /// <summary>What was removed, to be put back after an appeal; null where nothing was.</summary>
    [Id(5)]
    public ReportedWords? Removed { get; init; }

    /// <summary>Whether a decision was ever against the author.</summary>
    public bool ConcernsAuthor => Decisions.Any(decision => decision.Outcome is ReportOutcome.Removed);

    /// <summary>The side that what was decided last is against; null while nothing is decided.</summary>
    public ConversationSide? Loser => Decisions is [.., var last] ? Message!.LosesBy(last.Outcome) : null;

    /// <summary>Since when it stands as it does.</summary>
    public DateTimeOffset ChangedAt => Status switch
    {
        ReportStatus.Open => Filings[0].At,
        ReportStatus.Appealed => Appeal!.At,
        _ => Decisions[^1].At,
    };

    public ConversationSide? SideOf(Actor who) => Message is { } message ? ConversationSides.Of(who, message.CustomerId, message.ProviderId) : null;

    /// <summary>Whether somebody may know of it: operators, whose side reported it, and whom a decision concerned.</summary>
    public bool IsKnownTo(Actor who) => Message is { } message && (who.IsStaff || SideOf(who) is { } side && (side != message.AuthorSide || ConcernsAuthor));
}
