using System.Text.Json.Nodes;

namespace Marketplace.Sandbox;

/// <summary>Lists as Stripe pages them: newest first, after or before a known object.</summary>
internal static class Lists
{
    private const int DefaultLimit = 10;
    private const int LargestLimit = 100;

    /// <param name="work">Whose objects.</param>
    /// <param name="call">Limit, cursor and bounds on the creation; and the filters.</param>
    /// <param name="kind">Which objects.</param>
    /// <param name="filters">Parameters that must equal the field of the same name.</param>
    public static Task<JsonObject> Page(Work work, Call call, string kind, params ReadOnlySpan<string> filters)
    {
        var wanted = new JsonObject();
        foreach (var filter in filters)
        {
            if (call.Parameters.Text(filter) is { } value)
            {
                wanted[filter] = value;
            }
        }

        return Page(work, call, kind, wanted, []);
    }

    public static async Task<JsonObject> Page(Work work, Call call, string kind, JsonObject wanted, IReadOnlyList<string> types, DateTimeOffset? notBefore = null)
    {
        var parameters = call.Parameters;
        var limit = parameters.Whole("limit") ?? DefaultLimit;
        if (limit is < 1 or > LargestLimit)
        {
            throw Refused.Invalid($"Invalid integer: limit must be between 1 and {LargestLimit}.", "parameter_invalid_integer", "limit");
        }

        var after = await Cursor(work, kind, parameters, "starting_after");
        var before = await Cursor(work, kind, parameters, "ending_before");
        var bounds = CreatedBetween.Read(parameters);
        var found = await work.Store.Objects.Page(new ObjectPage(work.Account, kind, (int)limit + 1)
        {
            Equal = wanted,
            Types = types,
            Before = after,
            After = before,
            CreatedFrom = bounds.From > notBefore ? bounds.From : notBefore ?? bounds.From,
            CreatedBefore = bounds.Before,
        });

        var page = found.Take((int)limit);
        return new JsonObject
        {
            ["object"] = "list",
            ["url"] = call.Operation.Path.Replace("{parentId}", call.ParentId, StringComparison.Ordinal),
            ["has_more"] = found.Count > limit,
            ["data"] = new JsonArray([.. (before is null ? page : page.Reverse()).Select(item => item.Body)]),
        };
    }

    private static async Task<long?> Cursor(Work work, string kind, Parameters parameters, string name) =>
        parameters.Text(name) is { } id ? (await work.Get(kind, id, name)).Sequence : null;
}

/// <summary>Bounds on the creation: <c>created</c> itself, or <c>created[gte]</c> and its like. Whole seconds, as on the wire.</summary>
internal readonly record struct CreatedBetween(DateTimeOffset? From, DateTimeOffset? Before)
{
    public static CreatedBetween Read(Parameters parameters)
    {
        if (parameters.Instant("created") is { } exactly)
        {
            return new CreatedBetween(exactly, NextSecond(exactly));
        }

        return new CreatedBetween(
            parameters.Instant("created[gte]") ?? NextSecond(parameters.Instant("created[gt]")),
            parameters.Instant("created[lt]") ?? NextSecond(parameters.Instant("created[lte]")));
    }

    private static DateTimeOffset? NextSecond(DateTimeOffset? instant) => instant?.AddSeconds(1);
}
