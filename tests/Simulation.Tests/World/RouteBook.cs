using System.Collections.Concurrent;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Marketplace.Simulations;

/// <summary>At which of the product's routes somebody was answered well, over all runs of this program: what nobody asks for proves nothing.</summary>
/// <param name="endpoints">All routes that people could ask for.</param>
internal sealed class RouteBook(IEnumerable<RouteEndpoint> endpoints)
{
    private readonly ConcurrentDictionary<string, bool> answered = new(
        endpoints.SelectMany(endpoint => MethodsOf(endpoint).Select(method => KeyValuePair.Create(Name(method, endpoint), false))), StringComparer.Ordinal);

    public int Count => answered.Count;

    /// <summary>Where nobody was answered yet, in order.</summary>
    public IReadOnlyList<string> Unanswered => [.. answered.Where(route => !route.Value).Select(route => route.Key).Order(StringComparer.Ordinal)];

    /// <summary>A request was answered.</summary>
    public void Note(HttpContext http)
    {
        if (http.GetEndpoint() is RouteEndpoint endpoint && http.Response.StatusCode < StatusCodes.Status400BadRequest)
        {
            answered[Name(http.Request.Method, endpoint)] = true;
        }
    }

    public static IReadOnlyList<string> MethodsOf(RouteEndpoint endpoint) =>
        endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? [HttpMethods.Get];

    private static string Name(string method, RouteEndpoint endpoint) => $"{method} {endpoint.RoutePattern.RawText![ApiRoutes.Base.Length..]}";
}
