using System.Text.Json;
using Marketplace.Bookings;
using Marketplace.Hosting;
using Marketplace.Postgres;
using Marketplace.Reviews;
using Microsoft.Extensions.DependencyInjection;

namespace Marketplace.Simulations;

/// <summary>
/// Sees everything that is committed and everything that is answered, and says in the end what should not have been.
/// It shares no state with what it watches.
/// </summary>
internal sealed class Watch(Town town)
{
    private static readonly Dictionary<string, AggregateDescriptor> Kinds = new ServiceCollection()
        .AddContexts().BuildServiceProvider().GetServices<AggregateDescriptor>().ToDictionary(kind => kind.StreamType, StringComparer.Ordinal);

    private readonly List<Violation> violations = [];
    private readonly List<(Request Request, Response Response)> answers = [];

    public History History { get; } = new();

    /// <summary>Called by the database within a commit, once it is certain.</summary>
    public void Committed(AggregateWrite write)
    {
        foreach (var step in History.Add(write, Kinds[write.Id.Type.ToString()!], town.Now))
        {
            town.Log.Tell(Short(step.Stream), $"{step.Step.Version}: {step.Step.Name}");
        }

        foreach (var overlap in OccupancyLaws.Overlaps(town.Database))
        {
            Violated("I7", overlap);
        }
    }

    /// <summary>A client was told something: from now on it must be so.</summary>
    public void Answered(Request request, Response reply)
    {
        if (reply.Status >= 500)
        {
            Violated("no 5xx", $"{request} -> {reply.Status} {reply.Text}");
        }

        if (reply.IsOk && request.Key is not null)
        {
            answers.Add((request, reply));
        }
    }

    /// <summary>The same request under the same key was answered again.</summary>
    public void AnsweredAgain(Request request, Response first, Response? second)
    {
        // Whoever asks again must prove again who they are, if that is a while ago.
        if (second is null or { Status: 503 or 429 or 401 } or { Code: "identity.step-up-required" } || !first.IsOk)
        {
            return;
        }

        if (second.Status != first.Status || IdOf(second) != IdOf(first))
        {
            Violated("I15", $"{request} was answered {first.Status} {IdOf(first)} and then {second.Status} {second.Code} {IdOf(second)}");
        }
    }

    /// <summary>A list was read to its end, while others wrote.</summary>
    public void Listed(string path, IReadOnlyList<JsonElement> items, Func<JsonElement, string?>? complaint)
    {
        foreach (var twice in items.GroupBy(item => item.GetProperty("id").GetString()).Where(same => same.Count() > 1))
        {
            Violated("lists", $"{path} shows {twice.Key} {twice.Count()} times");
        }

        foreach (var wrong in complaint is null ? [] : items.Select(complaint).OfType<string>())
        {
            Violated("lists", $"{path}: {wrong}");
        }
    }

    public void Violated(string invariant, string what)
    {
        town.Log.Tell("VIOLATION", $"{invariant}: {what}");
        violations.Add(new Violation(invariant, what));
    }

    /// <summary>After everything has settled.</summary>
    public Verdict Judge(Exception? error = null)
    {
        if (error is not null)
        {
            Violated("no error", error.ToString());
        }
        else
        {
            foreach (var violation in EventLaws.Judge(History, town.Starts).Concat(OwnershipLaws.Judge(History)).Concat(TableLaws.Judge(town, Kinds)).Concat(Acknowledged()))
            {
                Violated(violation.Invariant, violation.What);
            }
        }

        return new Verdict(
            town.Scenario.Seed, [.. violations], town.Log.Digest, History.All<BookingPlaced>().Count(), town.Steps, town.Gateway.Webhooks, town.Log.ToString());
    }

    /// <summary>I8: what a client was told is in the history.</summary>
    private IEnumerable<Violation> Acknowledged()
    {
        var streams = town.Database.Events.Select(happened => happened.Stream.Key.ToString()!).ToHashSet(StringComparer.Ordinal);
        foreach (var (request, reply) in answers)
        {
            if (IdOf(reply) is { } id && !(request.Path == "/reviews" ? IsGiven(request) : request.Path.EndsWith("/reply", StringComparison.Ordinal) ? IsReplied(request, Guid.Parse(id)) : IsKnown(id, streams)))
            {
                yield return new Violation("I8", $"{request} was answered with {id}, of which the history knows nothing");
            }
        }
    }

    private bool IsKnown(string id, HashSet<string> streams) =>
        (Guid.TryParse(id, out var guid) && streams.Contains(guid.ToString("N")))
        || town.Database.Events.Any(happened => happened.Body.Contains(id, StringComparison.Ordinal));

    /// <summary>The id of a review follows from its booking and side, and is stored nowhere.</summary>
    private bool IsGiven(Request request)
    {
        var asked = JsonSerializer.Deserialize<JsonElement>(request.Body);
        return History.All<ReviewGiven>().Any(given =>
            IsOf(given.At.Stream, asked.GetProperty("bookingId").GetString()!) && given.Event.Content.Rating == asked.GetProperty("rating").GetInt32());
    }

    private bool IsReplied(Request request, Guid review)
    {
        var text = JsonSerializer.Deserialize<JsonElement>(request.Body).GetProperty("text").GetString();
        return History.All<ReviewReplied>().Any(replied =>
            ReviewId.Of(replied.At.Stream.GetGuidKey(), replied.Event.Review) == review && replied.Event.Text == text);
    }

    private static bool IsOf(GrainId stream, string id) =>
        Guid.TryParse(id, out var guid) && stream.Key.ToString() == guid.ToString("N");

    private static string? IdOf(Response reply) =>
        reply.IsOk && reply.Text.Length > 0 && reply.Body.ValueKind is JsonValueKind.Object && reply.Body.TryGetProperty("id", out var id) ? id.GetString() : null;

    private static string Short(GrainId stream) => $"{stream.Type.ToString()}/{stream.Key.ToString()![^4..]}";
}
