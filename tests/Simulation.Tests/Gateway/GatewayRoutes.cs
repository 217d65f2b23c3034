using Marketplace.Sandbox;

namespace Marketplace.Simulations;

/// <summary>Which operation of the gateway a method and a path mean, as its host's router would find it.</summary>
internal static class GatewayRoutes
{
    private static readonly ILookup<(string Method, int Length), (Operation Operation, string[] Steps)> Known = Operations.All
        .Select(operation => (Operation: operation, Steps: operation.Path.Split('/')))
        .ToLookup(route => (route.Operation.Method, route.Steps.Length));

    public static Route? Find(string method, string path)
    {
        var steps = path.Split('/');
        foreach (var (operation, template) in Known[(method, steps.Length)])
        {
            var fits = template.Zip(steps).All(step => step.First == step.Second || step.First.StartsWith('{'));
            if (fits)
            {
                return new Route(operation, Part("{id}"), Part("{parentId}"));

                string? Part(string name) => Array.IndexOf(template, name) is var index and >= 0 ? Uri.UnescapeDataString(steps[index]) : null;
            }
        }

        return null;
    }
}

internal sealed record Route(Operation Operation, string? Id, string? ParentId);
