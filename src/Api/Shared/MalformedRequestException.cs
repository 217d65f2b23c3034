namespace Marketplace;

/// <summary>A part of the request that is read before its endpoint runs is not what it must be; becomes 400.</summary>
internal sealed class MalformedRequestException(string field, string complaint) : Exception($"{field} {complaint}.")
{
    public string Field { get; } = field;

    public string Complaint { get; } = complaint;
}
