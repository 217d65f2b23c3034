using System.Text.Json.Nodes;

namespace Marketplace.Sandbox;

/// <summary>Puts whole objects where the caller asked for more than their ids.</summary>
internal static class Expansion
{
    /// <summary>Stripe's own limit.</summary>
    private const int Deepest = 4;

    /// <summary>Keys that an object has only where there is something to show.</summary>
    private static readonly string[] Rare = ["transfer"];

    public static async Task Apply(Work work, JsonNode answer, IReadOnlyList<string> paths)
    {
        foreach (var path in paths)
        {
            var steps = path.Split('.');
            if (steps.Length > Deepest)
            {
                throw Refused.Invalid($"You cannot expand more than {Deepest} levels of a property.", param: "expand");
            }

            await Walk(work, answer, steps, path);
        }
    }

    private static async Task Walk(Work work, JsonNode? node, ArraySegment<string> steps, string path)
    {
        if (steps.Count == 0 || node is null)
        {
            return;
        }

        if (node is JsonArray items)
        {
            foreach (var item in items)
            {
                await Walk(work, item, steps, path);
            }

            return;
        }

        if (node is JsonObject without && !without.ContainsKey(steps[0]) && Rare.Contains(steps[0]))
        {
            return;
        }

        if (node is not JsonObject container || !container.ContainsKey(steps[0]))
        {
            throw Refused.Invalid($"This property cannot be expanded ({path}).", param: "expand");
        }

        if (container[steps[0]] is JsonValue reference && reference.TryGetValue<string>(out var id))
        {
            container[steps[0]] = await Whole(work, id) ?? throw Refused.Invalid($"This property cannot be expanded ({path}).", param: "expand");
        }

        await Walk(work, container[steps[0]], steps[1..], path);
    }

    private static async Task<JsonNode?> Whole(Work work, string id) =>
        await work.Store.Objects.Find(id) is { } found ? found.Body : null;
}
