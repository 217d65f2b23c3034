namespace Marketplace.Conversations;

/// <summary>Where a thread stands with support.</summary>
/// <param name="WaitingSince">When the first message was sent that nobody has answered yet; null while support has the last word.</param>
/// <param name="ClosedAt">When it was closed; the next message of its person opens it again.</param>
/// <param name="AssignedTo">The operator who looks after it; only for operators.</param>
internal sealed record SupportCaseBody(DateTimeOffset? WaitingSince, DateTimeOffset? ClosedAt, Guid? AssignedTo)
{
    public static SupportCaseBody? Of(SupportCase? support, Actor reader) =>
        support is null ? null : new(support.WaitingSince, support.ClosedAt, reader.IsStaff ? support.AssignedTo : null);
}

/// <summary>What became of a support thread.</summary>
/// <param name="Id">The thread.</param>
/// <param name="Support">Where it stands now.</param>
internal sealed record SupportThreadBody(Guid Id, SupportCaseBody Support);
