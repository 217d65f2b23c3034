namespace Marketplace.Work;

/// <summary>Work that failed, as its row says.</summary>
internal sealed record WorkRow(
    Guid Id,
    WorkRef Work,
    string? Type,
    DateTimeOffset At,
    int Attempts,
    DateTimeOffset? NextTry,
    DateTimeOffset? ParkedAt,
    DateTimeOffset? LetGoAt,
    string? Error)
{
    public WorkState State =>
        LetGoAt is not null ? WorkState.LetGo
        : ParkedAt is not null ? WorkState.Parked
        : WorkState.Retried;
}

/// <summary>Work that failed, in the operators' queue.</summary>
/// <param name="Id">Names it in the queue.</param>
/// <param name="Type">What has to be done, or what the gateway says happened; null for events that were not told.</param>
/// <param name="Gateway">Of a webhook, whose it is.</param>
/// <param name="EventId">Of a webhook, the gateway's id of it.</param>
/// <param name="Kind">What it belongs to: `booking`, `payment`, `payout`; null for a webhook.</param>
/// <param name="Subject">Which one, where it has an id of its own.</param>
/// <param name="At">When it was received, wanted, or happened.</param>
/// <param name="State">`retried`, `parked` or `let_go`.</param>
/// <param name="Attempts">How often it was tried in vain.</param>
/// <param name="NextTry">Not tried again before.</param>
/// <param name="ParkedAt">Since when it is not tried any more.</param>
/// <param name="Error">What went wrong at the last try.</param>
internal sealed record WorkItem(
    Guid Id,
    string? Type,
    string? Gateway,
    string? EventId,
    string? Kind,
    Guid? Subject,
    DateTimeOffset At,
    WorkState State,
    int Attempts,
    DateTimeOffset? NextTry,
    DateTimeOffset? ParkedAt,
    string? Error)
{
    public static WorkItem Of(WorkRow row)
    {
        var stream = row.Work.Kind is WorkKind.Webhook ? default(GrainId?) : GrainId.Parse(row.Work.Owner);
        return new WorkItem(
            row.Id,
            row.Type,
            stream is null ? row.Work.Owner : null,
            stream is null ? row.Work.Name : null,
            stream?.Type.ToString(),
            stream is { } known && known.TryGetGuidKey(out var subject, out _) ? subject : null,
            row.At,
            row.State,
            row.Attempts,
            row.NextTry,
            row.ParkedAt,
            row.Error);
    }
}

/// <param name="Reason">Why; kept with what was done.</param>
internal sealed record WorkActRequest(string? Reason);

/// <summary>What was done about work that failed.</summary>
internal sealed record WorkDecisionBody(Guid Id, WorkAct Act, string Reason, Guid By, DateTimeOffset DoneAt)
{
    public static WorkDecisionBody Of(WorkCaseView view) => new(view.Id, view.Act, view.Reason, view.By, view.At);
}
