using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;

namespace Marketplace.Sandbox;

/// <summary>Where the sandbox is, in the eyes of whoever asks.</summary>
internal static class Address
{
    /// <param name="http">The request.</param>
    /// <param name="options">May name another host than the one that was asked.</param>
    /// <param name="below">The route below the mount point that the request came in on.</param>
    public static string Of(HttpContext http, StripeSandboxOptions options, string below)
    {
        var depth = below.Count(character => character == '/');
        var path = http.Request.PathBase.Add(http.Request.Path).Value!.TrimEnd('/').Split('/');
        var mount = string.Join('/', path[..^depth]);
        return options.PublicUrl is { } configured
            ? configured.GetLeftPart(UriPartial.Authority) + mount
            : UriHelper.BuildAbsolute(http.Request.Scheme, http.Request.Host).TrimEnd('/') + mount;
    }
}
