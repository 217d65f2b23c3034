namespace Orleans.Serialization;

/// <summary>Something cannot cross a grain boundary.</summary>
[GenerateSerializer]
public class SerializerException : Exception
{
    public SerializerException()
        : base("A value cannot cross a grain boundary.")
    {
    }

    public SerializerException(string message)
        : base(message)
    {
    }

    public SerializerException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}

/// <summary>A type is not one that crosses grain boundaries.</summary>
[GenerateSerializer]
public sealed class CodecNotFoundException : SerializerException
{
    public CodecNotFoundException(string message)
        : base(message)
    {
    }
}
