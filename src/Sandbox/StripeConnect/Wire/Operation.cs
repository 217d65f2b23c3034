using System.Text.Json.Nodes;

namespace Marketplace.Sandbox;

/// <summary>One row of the gateway's API.</summary>
/// <param name="Name">How faults and logs call it: <c>transfers.create</c>.</param>
/// <param name="Method">GET, POST or DELETE.</param>
/// <param name="Path">Below the prefix, with <c>{id}</c> and <c>{parentId}</c>.</param>
/// <param name="Run">What it does, inside one transaction.</param>
internal sealed record Operation(string Name, string Method, string Path, Func<Work, Call, Task<JsonObject>> Run)
{
    public bool Writes => Method != "GET";
}
