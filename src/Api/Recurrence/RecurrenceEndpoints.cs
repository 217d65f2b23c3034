namespace Marketplace.Recurrence;

internal static class RecurrenceEndpoints
{
    public static void MapRecurrence(this RouteGroupBuilder api) =>
        api.MapPost("/recurrence/preview", Preview).WithTags("Recurrence").WithName("PreviewRecurrence");

    private static OkAnswer<RecurrencePreview> Preview(RecurrencePreviewRequest body)
    {
        var check = new Check();
        var rule = check.Text("rrule", body.Rrule, max: 2_000);
        var start = check.LocalDateTime("start", body.Start);
        var zone = check.Zone("zone", body.Zone);
        var limit = check.OptionalNumber("limit", body.Limit, 1, RecurrencePreview.MaximumInstances) ?? RecurrencePreview.DefaultInstances;
        if (check.Refusal is { } refusal)
        {
            return refusal;
        }

        var (preview, complaint) = RecurrencePreview.Of(rule, start, zone, (int)limit);
        check.Require(complaint is null, "rrule", complaint ?? string.Empty);
        return check.Refusal is { } malformed ? malformed : preview!;
    }
}

/// <summary>A rule that somebody wants to try.</summary>
/// <param name="Rrule">RFC 5545, with or without `RRULE:` before it.</param>
/// <param name="Start">Local, in <paramref name="Zone"/>. It counts only if the rule gives it.</param>
/// <param name="Zone">IANA.</param>
/// <param name="Limit">How many instances at most; 100 when nobody says, 1,000 at most.</param>
internal sealed record RecurrencePreviewRequest(string? Rrule, string? Start, string? Zone, long? Limit);
